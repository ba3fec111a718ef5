package io.codedspark.spark.rdd;

import java.util.Iterator;
import java.util.List;

/** The batches of a source slot. */
final class SourceSlot<I> implements Iterator<EncodedBatch<I>> {

    private final int k;
    private final int slot;
    private final Batches<I> rows;
    private final boolean printed;

    SourceSlot(int k, int slot, Batches<I> rows, boolean printed) {
        this.k = k;
        this.slot = slot;
        this.rows = rows;
        this.printed = printed;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public EncodedBatch<I> next() {
        List<I> batch = rows.next();
        int[] sourceRows = new int[k];
        sourceRows[slot] = batch.size();
        long[] prints = new long[printed ? k : 0];
        if (printed) {
            prints[slot] = RowPrint.of(batch);
        }
        return new EncodedBatch<>(sourceRows, prints, batch);
    }
}
