package io.codedspark.spark.rdd;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One stored batch of a slot: the outputs, and how many rows of each source went into it. A source slot counts its own
 * rows; a parity slot counts those of all its sources, so that a decoder knows the length of an erased batch.
 *
 * @param <O> a row of the output
 */
public final class CodedBatch<O> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int[] sourceRows;
    private final long[] prints;
    private final Object[] outputs;

    CodedBatch(int[] sourceRows, long[] prints, List<O> outputs) {
        this.sourceRows = sourceRows;
        this.prints = prints;
        this.outputs = outputs.toArray();
    }

    /** Rows of this batch in a source slot. */
    public int rows(int sourceSlot) {
        return sourceRows[sourceSlot];
    }

    /** Whether both batches were made of the same rows of a source, as far as is known. */
    boolean agrees(CodedBatch<?> other, int sourceSlot) {
        return prints.length == 0 || other.prints.length == 0 || prints[sourceSlot] == other.prints[sourceSlot];
    }

    /** The outputs, in order; a view that cannot be changed. */
    @SuppressWarnings("unchecked")
    public List<O> outputs() {
        return (List<O>) Collections.unmodifiableList(Arrays.asList(outputs));
    }
}
