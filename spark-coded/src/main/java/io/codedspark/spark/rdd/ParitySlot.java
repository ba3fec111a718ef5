package io.codedspark.spark.rdd;

import io.codedspark.spark.CodedFunction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;

/** The batches of a parity slot: its sources are read in lockstep and encoded. */
final class ParitySlot<I> implements Iterator<EncodedBatch<I>> {

    private final CodedFunction<I, ?> encoder;
    private final int parity;
    private final List<Batches<I>> sources;
    private final boolean printed;
    private final TaskContext context;

    ParitySlot(
            CodedFunction<I, ?> encoder, int parity, List<Batches<I>> sources, boolean printed, TaskContext context) {
        this.encoder = encoder;
        this.parity = parity;
        this.sources = sources;
        this.printed = printed;
        this.context = context;
    }

    @Override
    public boolean hasNext() {
        return sources.stream().anyMatch(Batches::hasNext);
    }

    @Override
    public EncodedBatch<I> next() {
        context.killTaskIfInterrupted();
        int k = encoder.shape().k();
        int[] sourceRows = new int[k];
        List<List<I>> batches = new ArrayList<>(k);
        int longest = 0;
        for (int s = 0; s < k; s++) {
            List<I> batch = s < sources.size() ? sources.get(s).next() : List.of();
            sourceRows[s] = batch.size();
            longest = Math.max(longest, batch.size());
            batches.add(batch);
        }
        long[] prints = printed ? batches.stream().mapToLong(RowPrint::of).toArray() : new long[0];
        return new EncodedBatch<>(
                sourceRows,
                prints,
                OneForEachRow.checked(encoder.encode(parity, batches), longest, encoder.name(), "encode"));
    }
}
