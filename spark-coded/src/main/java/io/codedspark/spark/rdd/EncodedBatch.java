package io.codedspark.spark.rdd;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One batch of a slot's input: rows of a source, or encoded rows, and how many rows of each source went into it. A source
 * slot counts its own rows; a parity slot counts those of all its sources, so that a decoder knows the length of an erased
 * batch. A large batch is stored in parts, of which the first counts the rows of all.
 *
 * @param <I> a row of the input
 */
public final class EncodedBatch<I> implements Serializable, Parted<I, EncodedBatch<I>> {

    private static final long serialVersionUID = 1L;

    private final int[] sourceRows;
    private final long[] prints;
    private final Object[] rows;
    private final boolean lastPart;

    EncodedBatch(int[] sourceRows, long[] prints, List<I> rows) {
        this(sourceRows, prints, rows, true);
    }

    private EncodedBatch(int[] sourceRows, long[] prints, List<I> rows, boolean lastPart) {
        this.sourceRows = sourceRows;
        this.prints = prints;
        this.rows = rows.toArray();
        this.lastPart = lastPart;
    }

    @Override
    public List<I> content() {
        return rows();
    }

    @Override
    public List<EncodedBatch<I>> parts(int rowsOfPart) {
        if (rows.length <= rowsOfPart) {
            return List.of(this);
        }
        List<EncodedBatch<I>> parts = new ArrayList<>();
        for (int from = 0; from < rows.length; from += rowsOfPart) {
            int to = Math.min(from + rowsOfPart, rows.length);
            parts.add(new EncodedBatch<>(
                    from == 0 ? sourceRows : new int[sourceRows.length],
                    from == 0 ? prints : new long[0],
                    rows().subList(from, to),
                    to == rows.length));
        }
        return parts;
    }

    @Override
    public boolean isLastPart() {
        return lastPart;
    }

    @Override
    public EncodedBatch<I> with(List<I> allRows) {
        return new EncodedBatch<>(sourceRows, prints, allRows);
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
