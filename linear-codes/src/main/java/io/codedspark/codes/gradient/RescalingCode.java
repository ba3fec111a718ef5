package io.codedspark.codes.gradient;

import io.codedspark.codes.Decoding;
import io.codedspark.codes.Exactness;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/** No coding: what is missing is taken to be like what arrived. */
final class RescalingCode extends SumCode {

    private static final long serialVersionUID = 1L;

    RescalingCode(int n) {
        super("ignore-and-rescale(n=" + n + ")", n);
    }

    @Override
    public Exactness exactness() {
        return Exactness.APPROXIMATE;
    }

    @Override
    public double[] encoderWeights(int operand, int task) {
        double[] weights = new double[parts(operand)];
        weights[Objects.checkIndex(task, tasks())] = 1;
        return weights;
    }

    @Override
    Decoding attempt(int[] tasks, BitSet arrived) {
        if (tasks.length == 0) {
            return new Decoding(tasks, new double[1][0], Double.POSITIVE_INFINITY, 1);
        }
        double share = (double) tasks() / tasks.length;
        double[] weights = new double[tasks.length];
        Arrays.fill(weights, share);
        return new Decoding(tasks, new double[][] {weights}, Math.sqrt(share), Math.sqrt(share - 1));
    }

    @Override
    double bound() {
        return Double.MAX_VALUE;
    }
}
