package io.codedspark.examples.codes;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.Recovery;
import io.codedspark.codes.real.RealCode;
import java.util.Arrays;
import java.util.BitSet;

/** A code of slots seen as one of tasks: a task a slot, sources that arrived are taken as they are. */
record SlotsAsTasks(RealCode code) implements ArrivalCode {

    @Override
    public String name() {
        return code.name();
    }

    @Override
    public int tasks() {
        return code.shape().n();
    }

    @Override
    public int operands() {
        return 1;
    }

    @Override
    public int parts(int operand) {
        return code.shape().k();
    }

    @Override
    public int outputs() {
        return code.shape().k();
    }

    @Override
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public double[] encoderWeights(int operand, int task) {
        double[] weights = new double[outputs()];
        if (task < weights.length) {
            weights[task] = 1;
        } else {
            Arrays.setAll(weights, source -> code.parityWeight(task - weights.length, source));
        }
        return weights;
    }

    @Override
    public boolean canDecode(BitSet arrived) {
        return code.canDecode(erasures(arrived));
    }

    @Override
    public double condition(BitSet arrived) {
        return code.condition(erasures(arrived));
    }

    @Override
    public Decoding decoding(BitSet arrived) {
        Recovery recovery = code.recovery(erasures(arrived));
        int[] tasks = arrived.stream().toArray();
        double[][] weights = new double[outputs()][tasks.length];
        for (int t = 0; t < tasks.length && tasks[t] < weights.length; t++) {
            weights[tasks[t]][t] = 1;
        }
        for (int i = 0; i < recovery.targets().length; i++) {
            for (int j = 0; j < recovery.slots().length; j++) {
                weights[recovery.targets()[i]][Arrays.binarySearch(tasks, recovery.slots()[j])] =
                        recovery.weights()[i][j];
            }
        }
        return new Decoding(tasks, weights, recovery.condition(), 0);
    }

    private Erasures erasures(BitSet arrived) {
        return Erasures.allBut(code.shape(), arrived.stream().toArray());
    }
}
