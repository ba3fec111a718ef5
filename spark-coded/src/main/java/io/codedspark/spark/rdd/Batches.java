package io.codedspark.spark.rdd;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Cuts the rows of a partition into batches of equal size, the last one shorter. Empty batches after the end. */
final class Batches<I> {

    private final Iterator<I> rows;
    private final int size;

    Batches(Iterator<I> rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    boolean hasNext() {
        return rows.hasNext();
    }

    /** The next batch; empty when there are no more rows. */
    List<I> next() {
        List<I> batch = new ArrayList<>(Math.min(size, 1024));
        while (batch.size() < size && rows.hasNext()) {
            batch.add(rows.next());
        }
        return batch;
    }
}
