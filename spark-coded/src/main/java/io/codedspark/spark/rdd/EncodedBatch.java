package io.codedspark.spark.rdd;

import java.util.List;

/**
 * One batch of a slot's input: rows of a source, or encoded rows.
 *
 * @param <I> a row of the input
 */
public final class EncodedBatch<I> extends SlotBatch<I, EncodedBatch<I>> {

    private static final long serialVersionUID = 2L;

    EncodedBatch(int[] sourceRows, long[] prints, List<I> rows) {
        this(sourceRows, prints, rows, true);
    }

    private EncodedBatch(int[] sourceRows, long[] prints, List<I> rows, boolean lastPart) {
        super(sourceRows, prints, rows, lastPart);
    }

    @Override
    EncodedBatch<I> part(int[] rowsOfSources, long[] printsOfSources, List<I> rows, boolean last) {
        return new EncodedBatch<>(rowsOfSources, printsOfSources, rows, last);
    }

    @Override
    EncodedBatch<I> self() {
        return this;
    }

    /** The rows, in order; a view that cannot be changed. */
    List<I> rows() {
        return content();
    }
}
