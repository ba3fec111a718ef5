package io.codedspark.spark.linalg;

import java.util.Arrays;
import java.util.List;

/** Sums gradients; the last two values are the sum of the losses and the number of rows. */
record GradientSum<T>(GradientFunction<T> function) implements RowSum<T> {

    private static final long serialVersionUID = 1L;

    @Override
    public int size(double[] weights) {
        return weights.length + 2;
    }

    @Override
    public void add(List<T> rows, double[] weights, double[] into) {
        double[] gradient = new double[weights.length];
        double loss = 0;
        for (T row : rows) {
            loss += function.add(row, weights, gradient);
        }
        for (int i = 0; i < gradient.length; i++) {
            into[i] += gradient[i];
        }
        into[weights.length] += loss;
        into[weights.length + 1] += rows.size();
    }

    static double[] gradient(double[] sum) {
        return Arrays.copyOf(sum, sum.length - 2);
    }

    static double loss(double[] sum) {
        return sum[sum.length - 2];
    }

    static double rows(double[] sum) {
        return sum[sum.length - 1];
    }
}
