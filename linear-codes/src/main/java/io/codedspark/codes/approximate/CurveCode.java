package io.codedspark.codes.approximate;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.DecodingScore;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.WeightSolver;
import java.util.BitSet;
import java.util.Objects;

/** Blocks on a curve, sampled where the tasks lie; results on another, sampled where the blocks lie. */
final class CurveCode implements ArrivalCode {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final double[] blocks;
    private final double[] tasks;
    private final BlockCurve decoder;
    private final double[][] encoded;

    CurveCode(String name, int k, int n, BlockCurve encoder, BlockCurve decoder) {
        this.name = name;
        this.blocks = Nodes.ofBlocks(k);
        this.tasks = Nodes.ofTasks(n);
        this.decoder = decoder;
        this.encoded = encoder.weights(blocks, tasks);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int tasks() {
        return tasks.length;
    }

    @Override
    public int operands() {
        return 1;
    }

    @Override
    public int parts(int operand) {
        Objects.checkIndex(operand, 1);
        return blocks.length;
    }

    @Override
    public int outputs() {
        return blocks.length;
    }

    @Override
    public Exactness exactness() {
        return Exactness.APPROXIMATE;
    }

    @Override
    public double[] encoderWeights(int operand, int task) {
        Objects.checkIndex(operand, 1);
        return encoded[Objects.checkIndex(task, tasks.length)].clone();
    }

    @Override
    public boolean canDecode(BitSet arrived) {
        return WeightSolver.tasks(arrived, tasks.length).length > 0;
    }

    @Override
    public double condition(BitSet arrived) {
        return canDecode(arrived) ? decoding(arrived).condition() : Double.POSITIVE_INFINITY;
    }

    @Override
    public Decoding decoding(BitSet arrived) {
        int[] used = WeightSolver.tasks(arrived, tasks.length);
        if (used.length == 0) {
            throw new NotRecoverableException("None of the " + tasks.length + " tasks of " + name
                    + " has arrived; wait for one, or better for more than the " + blocks.length + " blocks.");
        }
        double[][] weights = decoder.weights(Nodes.pick(tasks, used), blocks);
        double[][] rows = new double[used.length][];
        for (int t = 0; t < used.length; t++) {
            rows[t] = encoded[used[t]];
        }
        double[][] identity = new double[blocks.length][blocks.length];
        for (int j = 0; j < blocks.length; j++) {
            identity[j][j] = 1;
        }
        return DecodingScore.of(used, weights, rows, identity);
    }

    @Override
    public String toString() {
        return name;
    }
}
