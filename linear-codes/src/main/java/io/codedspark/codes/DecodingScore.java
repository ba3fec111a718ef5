package io.codedspark.codes;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * How good decoder weights are that were found in another way than by {@link WeightSolver}: with the arrived tasks' rows
 * {@code G_F}, the rows {@code T} of the outputs wanted and weights {@code W}, the condition is {@code |W| |G_F| / |T|} in
 * 2-norms and the residual {@code |W G_F - T| / |T|} in Frobenius norms, as the solver has them. 2-norms of
 * matrices with more than 64 rows and columns are taken by the power method, from below and to about two digits, and
 * entries that are 0 cost nothing.
 */
public final class DecodingScore {

    private static final int MOST_STEPS = 200;
    private static final double CALM = 1e-8;
    private static final int SMALL = 64;

    private DecodingScore() {}

    /**
     * The decoding with its condition and residual.
     *
     * @param tasks the tasks used
     * @param weights one row for each output, one column for each used task; kept
     * @param rows one row for each used task
     * @param wanted one row for each output, as long as those
     */
    public static Decoding of(int[] tasks, double[][] weights, double[][] rows, double[][] wanted) {
        double condition = norm(weights) * norm(rows) / norm(wanted);
        double miss = 0;
        double size = 0;
        int[][] support = support(rows);
        for (int output = 0; output < weights.length; output++) {
            double[] sum = wanted[output].clone();
            size += dot(sum, sum);
            for (int t = 0; t < rows.length; t++) {
                double weight = weights[output][t];
                if (weight != 0) {
                    for (int part : support[t]) {
                        sum[part] -= weight * rows[t][part];
                    }
                }
            }
            miss += dot(sum, sum);
        }
        return new Decoding(tasks, weights, condition, Math.sqrt(miss / size));
    }

    /** The 2-norm of a matrix given by rows; 0 for one without rows or columns. */
    public static double norm(double[][] matrix) {
        if (matrix.length == 0 || matrix[0].length == 0) {
            return 0;
        }
        return Math.min(matrix.length, matrix[0].length) <= SMALL
                ? NormOps_DDRM.normP2(new DMatrixRMaj(matrix))
                : powerMethod(matrix);
    }

    private static double powerMethod(double[][] matrix) {
        int[][] support = support(matrix);
        double[] right =
                new SplittableRandom(1).doubles(matrix[0].length, 0.5, 1.5).toArray();
        double norm = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            scale(right);
            double[] next = new double[right.length];
            double squares = 0;
            for (int row = 0; row < matrix.length; row++) {
                double product = 0;
                for (int column : support[row]) {
                    product += matrix[row][column] * right[column];
                }
                squares += product * product;
                for (int column : support[row]) {
                    next[column] += product * matrix[row][column];
                }
            }
            double last = norm;
            norm = Math.sqrt(squares);
            if (!(Math.abs(norm - last) > CALM * norm)) {
                break;
            }
            right = next;
        }
        return norm;
    }

    private static int[][] support(double[][] rows) {
        int[][] support = new int[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            int[] columns = new int[rows[row].length];
            int count = 0;
            for (int column = 0; column < columns.length; column++) {
                if (rows[row][column] != 0) {
                    columns[count++] = column;
                }
            }
            support[row] = Arrays.copyOf(columns, count);
        }
        return support;
    }

    private static void scale(double[] vector) {
        double norm = Math.sqrt(dot(vector, vector));
        if (norm > 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= norm;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
