package io.codedspark.spark.rdd;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One stored batch of a slot: the outputs, and how many rows of each source went into it. A source slot counts its own
 * rows; a parity slot counts those of all its sources, so that a decoder knows the length of an erased batch. A large batch
 * is stored in parts, of which the first counts the rows of all.
 *
 * @param <O> a row of the output
 */
public final class CodedBatch<O> implements Serializable, Parted<O, CodedBatch<O>> {

    private static final long serialVersionUID = 1L;

    private final int[] sourceRows;
    private final long[] prints;
    private final Object[] outputs;
    private final boolean lastPart;

    CodedBatch(int[] sourceRows, long[] prints, List<O> outputs) {
        this(sourceRows, prints, outputs, true);
    }

    private CodedBatch(int[] sourceRows, long[] prints, List<O> outputs, boolean lastPart) {
        this.sourceRows = sourceRows;
        this.prints = prints;
        this.outputs = outputs.toArray();
        this.lastPart = lastPart;
    }

    @Override
    public List<O> content() {
        return outputs();
    }

    @Override
    public List<CodedBatch<O>> parts(int rows) {
        if (outputs.length <= rows) {
            return List.of(this);
        }
        List<CodedBatch<O>> parts = new ArrayList<>();
        for (int from = 0; from < outputs.length; from += rows) {
            int to = Math.min(from + rows, outputs.length);
            parts.add(new CodedBatch<>(
                    from == 0 ? sourceRows : new int[sourceRows.length],
                    from == 0 ? prints : new long[0],
                    outputs().subList(from, to),
                    to == outputs.length));
        }
        return parts;
    }

    @Override
    public boolean isLastPart() {
        return lastPart;
    }

    @Override
    public CodedBatch<O> with(List<O> allOutputs) {
        return new CodedBatch<>(sourceRows, prints, allOutputs);
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
