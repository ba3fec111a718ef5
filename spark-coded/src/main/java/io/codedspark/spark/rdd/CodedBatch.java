package io.codedspark.spark.rdd;

import java.util.List;

/**
 * One stored batch of a slot: the outputs.
 *
 * @param <O> a row of the output
 */
public final class CodedBatch<O> extends SlotBatch<O, CodedBatch<O>> {

    private static final long serialVersionUID = 2L;

    CodedBatch(int[] sourceRows, long[] prints, List<O> rows) {
        this(sourceRows, prints, rows, true);
    }

    private CodedBatch(int[] sourceRows, long[] prints, List<O> rows, boolean lastPart) {
        super(sourceRows, prints, rows, lastPart);
    }

    @Override
    CodedBatch<O> part(int[] rowsOfSources, long[] printsOfSources, List<O> rows, boolean last) {
        return new CodedBatch<>(rowsOfSources, printsOfSources, rows, last);
    }

    @Override
    CodedBatch<O> self() {
        return this;
    }

    /** Rows of this batch in a source slot. */
    public int rows(int sourceSlot) {
        return sourceRows()[sourceSlot];
    }

    /** Whether both batches were made of the same rows of a source, as far as is known. */
    boolean agrees(CodedBatch<?> other, int sourceSlot) {
        return prints().length == 0 || other.prints().length == 0 || prints()[sourceSlot] == other.prints()[sourceSlot];
    }

    /** The outputs, in order; a view that cannot be changed. */
    public List<O> outputs() {
        return content();
    }
}
