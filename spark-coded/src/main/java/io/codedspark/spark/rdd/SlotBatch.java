package io.codedspark.spark.rdd;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One batch of a slot, and how many rows of each source went into it. A source slot counts its own rows; a parity slot counts
 * those of all its sources, so that a decoder knows the length of an erased batch. A large batch is stored in parts, of which
 * the first counts the rows of all.
 *
 * @param <T> a row
 * @param <B> the batch
 */
abstract class SlotBatch<T, B extends SlotBatch<T, B>> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int[] sourceRows;
    private final long[] prints;
    private final Object[] content;
    private final boolean lastPart;

    SlotBatch(int[] sourceRows, long[] prints, List<T> content, boolean lastPart) {
        this.sourceRows = sourceRows;
        this.prints = prints;
        this.content = content.toArray();
        this.lastPart = lastPart;
    }

    /** A batch of the same kind. */
    abstract B part(int[] rowsOfSources, long[] printsOfSources, List<T> rows, boolean last);

    /** The batch itself. */
    abstract B self();

    final int[] sourceRows() {
        return sourceRows;
    }

    /** A {@link RowPrint} of the rows of each source; empty where the order of rows is known not to change. */
    final long[] prints() {
        return prints;
    }

    /** The rows, in order; a view that cannot be changed. */
    @SuppressWarnings("unchecked")
    final List<T> content() {
        return (List<T>) Collections.unmodifiableList(Arrays.asList(content));
    }

    /** The batch in parts of so many rows, the last one shorter; the batch itself if it is not longer. */
    final List<B> parts(int rows) {
        if (content.length <= rows) {
            return List.of(self());
        }
        List<B> parts = new ArrayList<>();
        for (int from = 0; from < content.length; from += rows) {
            int to = Math.min(from + rows, content.length);
            parts.add(part(
                    from == 0 ? sourceRows : new int[sourceRows.length],
                    from == 0 ? prints : new long[0],
                    content().subList(from, to),
                    to == content.length));
        }
        return parts;
    }

    /** Whether the next record is another batch, not a further part of this one. */
    final boolean isLastPart() {
        return lastPart;
    }

    /** The whole batch of which this is the first part. */
    final B with(List<T> allRows) {
        return part(sourceRows, prints, allRows, true);
    }
}
