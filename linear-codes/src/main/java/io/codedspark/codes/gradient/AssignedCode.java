package io.codedspark.codes.gradient;

import io.codedspark.codes.Decoding;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.WeightSolver;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/** A table of weights, decoded by least squares. */
final class AssignedCode extends SumCode {

    private static final long serialVersionUID = 1L;

    private final double[][] weights;
    private final double residualBound;
    private final double conditionBound;

    AssignedCode(String name, double[][] weights, double residualBound, double conditionBound) {
        super(name, weights.length);
        this.weights = weights;
        this.residualBound = residualBound;
        this.conditionBound = conditionBound;
    }

    @Override
    public Exactness exactness() {
        return residualBound < 1 ? Exactness.EXACT : Exactness.APPROXIMATE;
    }

    @Override
    public double[] encoderWeights(int operand, int task) {
        Objects.checkIndex(operand, 1);
        return weights[Objects.checkIndex(task, tasks())].clone();
    }

    @Override
    Decoding attempt(int[] tasks, BitSet arrived) {
        double[][] ones = new double[1][tasks()];
        Arrays.fill(ones[0], 1);
        Decoding best = WeightSolver.solve(weights, ones, arrived);
        return best.residual() <= residualBound
                ? best
                : new Decoding(best.tasks(), best.weights(), Double.POSITIVE_INFINITY, best.residual());
    }

    @Override
    double bound() {
        return conditionBound;
    }
}
