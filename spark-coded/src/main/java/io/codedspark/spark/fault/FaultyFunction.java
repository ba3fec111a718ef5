package io.codedspark.spark.fault;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.GroupOutputs;
import io.codedspark.spark.SlotCheck;
import java.util.List;

/**
 * A function with trouble: before each batch of a source or of parity, what the plan says happens, and its outputs are
 * corrupted on hosts of which the plan says so. Encoding and decoding are left alone.
 *
 * @param <I> a row of the input
 * @param <O> a row of the output
 */
public final class FaultyFunction<I, O> implements CodedFunction<I, O> {

    private static final long serialVersionUID = 1L;

    private final CodedFunction<I, O> function;
    private final FaultPlan plan;

    public FaultyFunction(CodedFunction<I, O> function, FaultPlan plan) {
        this.function = function;
        this.plan = plan;
    }

    @Override
    public String name() {
        return function.name();
    }

    @Override
    public GroupShape shape() {
        return function.shape();
    }

    @Override
    public Exactness exactness() {
        return function.exactness();
    }

    @Override
    public boolean canDecode(Erasures erasures) {
        return function.canDecode(erasures);
    }

    @Override
    public List<O> apply(List<I> batch) {
        plan.strike();
        return Corruption.of(plan, function.apply(batch));
    }

    @Override
    public List<I> encode(int parity, List<List<I>> sources) {
        return function.encode(parity, sources);
    }

    @Override
    public List<O> applyParity(int parity, List<I> batch) {
        plan.strike();
        return Corruption.of(plan, function.applyParity(parity, batch));
    }

    @Override
    public List<O> decode(int source, GroupOutputs<O> outputs, int rows) {
        return function.decode(source, outputs, rows);
    }

    @Override
    public SlotCheck check(GroupOutputs<O> outputs) {
        return function.check(outputs);
    }
}
