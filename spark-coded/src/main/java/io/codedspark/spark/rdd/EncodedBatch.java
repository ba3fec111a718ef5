package io.codedspark.spark.rdd;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One batch of a slot's input: rows of a source, or encoded rows, and how many rows of each source went into it. A source
 * slot counts its own rows; a parity slot counts those of all its sources, so that a decoder knows the length of an erased
 * batch.
 *
 * @param <I> a row of the input
 */
public final class EncodedBatch<I> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int[] sourceRows;
    private final long[] prints;
    private final Object[] rows;

    EncodedBatch(int[] sourceRows, long[] prints, List<I> rows) {
        this.sourceRows = sourceRows;
        this.prints = prints;
        this.rows = rows.toArray();
    }

    int[] sourceRows() {
        return sourceRows;
    }

    /** A {@link RowPrint} of the rows of each source; empty where the order of rows is known not to change. */
    long[] prints() {
        return prints;
    }

    /** The rows, in order; a view that cannot be changed. */
    @SuppressWarnings("unchecked")
    List<I> rows() {
        return (List<I>) Collections.unmodifiableList(Arrays.asList(rows));
    }
}
