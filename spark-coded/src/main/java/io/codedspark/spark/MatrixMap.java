package io.codedspark.spark;

import java.util.Arrays;
import java.util.List;

/** {@code y = W x + b} with a small dense {@code W}; {@code b} is empty for a linear map. */
final class MatrixMap implements LinearMap {

    private static final long serialVersionUID = 1L;

    private final double[][] weights;
    private final double[] bias;

    MatrixMap(double[][] weights, double[] bias) {
        if (weights.length == 0) {
            throw new IllegalArgumentException("The weights are empty; give one row for each output column.");
        }
        for (double[] row : weights) {
            if (row.length != weights[0].length) {
                throw new IllegalArgumentException("The weights have rows of " + weights[0].length + " and of "
                        + row.length + " values; give rows of the input's width.");
            }
        }
        this.weights = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
        this.bias = bias.clone();
    }

    @Override
    public List<double[]> apply(List<double[]> rows) {
        return rows.stream().map(this::apply).toList();
    }

    @Override
    public double[] bias() {
        return bias.clone();
    }

    private double[] apply(double[] row) {
        if (row.length != weights[0].length) {
            throw new IllegalArgumentException("A row has " + row.length + " values, but the map takes "
                    + weights[0].length + "; give rows of that width.");
        }
        double[] result = bias.length == 0 ? new double[weights.length] : bias.clone();
        for (int i = 0; i < weights.length; i++) {
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                sum += weights[i][j] * row[j];
            }
            result[i] += sum;
        }
        return result;
    }
}
