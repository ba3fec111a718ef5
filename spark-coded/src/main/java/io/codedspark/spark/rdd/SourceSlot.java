package io.codedspark.spark.rdd;

import io.codedspark.spark.CodedFunction;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;

/** The batches of a source slot; between batches it looks whether its task was killed. */
final class SourceSlot<I, O> implements Iterator<CodedBatch<O>> {

    private final CodedFunction<I, O> function;
    private final int slot;
    private final Batches<I> rows;
    private final TaskContext context;

    SourceSlot(CodedFunction<I, O> function, int slot, Batches<I> rows, TaskContext context) {
        this.function = function;
        this.slot = slot;
        this.rows = rows;
        this.context = context;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public CodedBatch<O> next() {
        context.killTaskIfInterrupted();
        List<I> batch = rows.next();
        int[] sourceRows = new int[function.shape().k()];
        sourceRows[slot] = batch.size();
        return new CodedBatch<>(sourceRows, checked(function.apply(batch), batch.size(), function.name(), "apply"));
    }

    static <T> List<T> checked(List<T> outputs, int rows, String function, String step) {
        if (outputs.size() != rows) {
            throw new IllegalStateException("The function '" + function + "' returned " + outputs.size()
                    + " outputs for " + rows + " rows in " + step + "; it must return exactly one output a row.");
        }
        return outputs;
    }
}
