package io.codedspark.spark.rdd;

import io.codedspark.spark.CodedFunction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;

/** The batches of a parity slot: its sources are read in lockstep, encoded, and the parity output is computed. */
final class ParitySlot<I, O> implements Iterator<CodedBatch<O>> {

    private final CodedFunction<I, O> function;
    private final int parity;
    private final List<Batches<I>> sources;
    private final TaskContext context;

    ParitySlot(CodedFunction<I, O> function, int parity, List<Batches<I>> sources, TaskContext context) {
        this.function = function;
        this.parity = parity;
        this.sources = sources;
        this.context = context;
    }

    @Override
    public boolean hasNext() {
        return sources.stream().anyMatch(Batches::hasNext);
    }

    @Override
    public CodedBatch<O> next() {
        context.killTaskIfInterrupted();
        int k = function.shape().k();
        int[] sourceRows = new int[k];
        List<List<I>> batches = new ArrayList<>(k);
        int longest = 0;
        for (int s = 0; s < k; s++) {
            List<I> batch = s < sources.size() ? sources.get(s).next() : List.of();
            sourceRows[s] = batch.size();
            longest = Math.max(longest, batch.size());
            batches.add(batch);
        }
        List<I> encoded = SourceSlot.checked(function.encode(parity, batches), longest, function.name(), "encode");
        context.killTaskIfInterrupted();
        return new CodedBatch<>(
                sourceRows,
                SourceSlot.checked(function.applyParity(parity, encoded), longest, function.name(), "applyParity"));
    }
}
