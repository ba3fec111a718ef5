package io.codedspark.spark.rdd;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.util.SizeEstimator;

/**
 * Batches in parts that a serializer can write. Blocks are stored and sent batch by batch, so what is limited is one batch:
 * by Kryo's {@code spark.kryoserializer.buffer.max}, else by what one array of bytes holds. Sizes are estimated from the
 * first, the middle and the last row. A row that is too large alone stays as it is. {@link WholeBatches} puts them together.
 *
 * @param <T> a row
 * @param <B> the batches
 */
final class SplitBatches<T, B extends SlotBatch<T, B>> implements Iterator<B> {

    /** Estimates are rough, and serialized rows may be larger than rows in memory. */
    private static final int MARGIN = 4;

    private final Iterator<B> batches;
    private final long limitBytes;
    private final Queue<B> parts = new ArrayDeque<>();

    SplitBatches(Iterator<B> batches, long limitBytes) {
        this.batches = batches;
        this.limitBytes = limitBytes;
    }

    /** What the serializer of this executor can write in one piece. */
    static long limitHere() {
        SparkConf conf = SparkEnv.get().conf();
        return SparkEnv.get().serializer() instanceof KryoSerializer
                ? conf.getSizeAsBytes("spark.kryoserializer.buffer.max", "64m")
                : Integer.MAX_VALUE;
    }

    @Override
    public boolean hasNext() {
        return !parts.isEmpty() || batches.hasNext();
    }

    @Override
    public B next() {
        if (parts.isEmpty()) {
            B batch = batches.next();
            parts.addAll(batch.parts(rowsOfPart(batch.content())));
        }
        return parts.remove();
    }

    private int rowsOfPart(List<T> rows) {
        if (rows.isEmpty()) {
            return 1;
        }
        long row = 1;
        for (int i : new int[] {0, rows.size() / 2, rows.size() - 1}) {
            row = Math.max(row, SizeEstimator.estimate(rows.get(i)));
        }
        return (int) Math.max(1, Math.min(rows.size(), limitBytes / MARGIN / row));
    }
}
