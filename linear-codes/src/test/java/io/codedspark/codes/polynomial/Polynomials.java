package io.codedspark.codes.polynomial;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.WeightSolver;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Random 3 by 3 matrices as parts, the function {@code f(X) = X' X X ..} of a degree as the tasks, and how far decoded
 * outputs are from computed ones. Errors and bounds are relative to the largest value of the same function with absolute
 * values everywhere, over the tasks of the code.
 */
final class Polynomials {

    private static final int SIZE = 3;

    private final int degree;
    private final double[][][] parts;
    private final double[][][] results;
    private final double scale;

    Polynomials(ArrivalCode code, int degree, long seed) {
        this(code.parts(0), code.tasks(), task -> code.encoderWeights(0, task), degree, seed);
    }

    Polynomials(double[][] encoder, int degree, long seed) {
        this(encoder[0].length, encoder.length, task -> encoder[task], degree, seed);
    }

    private Polynomials(int k, int n, IntFunction<double[]> encoder, int degree, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.degree = degree;
        this.parts = new double[k][SIZE][];
        for (double[][] part : parts) {
            Arrays.setAll(part, row -> random.doubles(SIZE, -1, 1).toArray());
        }
        double[][][] absolute = IntStream.range(0, k)
                .mapToObj(
                        j -> Arrays.stream(parts[j]).map(Polynomials::absolute).toArray(double[][]::new))
                .toArray(double[][][]::new);
        this.results = new double[n][][];
        double largest = 0;
        for (int task = 0; task < n; task++) {
            double[] weights = encoder.apply(task);
            results[task] = apply(sum(weights, parts));
            for (double[] row : apply(sum(absolute(weights), absolute))) {
                largest = Math.max(largest, Arrays.stream(row).max().orElse(0));
            }
        }
        this.scale = largest;
    }

    double error(Decoding decoding) {
        return error(decoding, x -> x);
    }

    double floatError(Decoding decoding) {
        return error(decoding, x -> (float) x);
    }

    /**
     * The bound in double: {@code degree} times {@code k + size} roundings in a task's result, {@code 2 n} in the sum over
     * tasks and {@code n^2} for the weights, whose system has columns of norm {@code sqrt(n)}; all grow by the condition.
     */
    double bound(Decoding decoding) {
        int n = results.length;
        return decoding.condition() * (degree * (parts.length + SIZE) + 2 * n + n * n) * 0x1p-53;
    }

    double floatBound(Decoding decoding) {
        return decoding.condition() * 0x1p-24 + bound(decoding);
    }

    /** The textbook encoder: data nodes 1 .. k among the task nodes 1 .. n. */
    static double[][] integerNodes(int k, int n) {
        double[][] encoder = new double[n][k];
        for (int task = 0; task < n; task++) {
            for (int j = 0; j < k; j++) {
                encoder[task][j] = 1;
                for (int other = 0; other < k; other++) {
                    encoder[task][j] *= other == j ? 1 : (task - other) / (double) (j - other);
                }
            }
        }
        return encoder;
    }

    /** The textbook decoder of {@link #integerNodes}: through the coefficients of powers. */
    static Decoding powers(int k, int n, int needed, BitSet arrived) {
        double[][] rows = new double[n][needed];
        for (int task = 0; task < n; task++) {
            for (int power = 0; power < needed; power++) {
                rows[task][power] = Math.pow(task + 1, power);
            }
        }
        return WeightSolver.solve(rows, Arrays.copyOf(rows, k), arrived);
    }

    private double error(Decoding decoding, DoubleUnaryOperator rounding) {
        double largest = 0;
        for (int output = 0; output < parts.length; output++) {
            double[][] exact = apply(parts[output]);
            for (int i = 0; i < SIZE * SIZE; i++) {
                double difference = exact[i / SIZE][i % SIZE];
                for (int t = 0; t < decoding.tasks().length; t++) {
                    double result = results[decoding.tasks()[t]][i / SIZE][i % SIZE];
                    difference -= decoding.weights()[output][t] * rounding.applyAsDouble(result);
                }
                largest = Math.max(largest, Math.abs(difference));
            }
        }
        return largest / scale;
    }

    private double[][] apply(double[][] x) {
        double[][] value = x;
        for (int factor = 1; factor < degree; factor++) {
            double[][] next = new double[SIZE][SIZE];
            for (int i = 0; i < SIZE * SIZE * SIZE; i++) {
                int row = i / SIZE / SIZE;
                int inner = i / SIZE % SIZE;
                double first = factor == 1 ? value[inner][row] : value[row][inner];
                next[row][i % SIZE] += first * x[inner][i % SIZE];
            }
            value = next;
        }
        return value;
    }

    private static double[][] sum(double[] weights, double[][][] parts) {
        double[][] sum = new double[SIZE][SIZE];
        for (int part = 0; part < parts.length; part++) {
            for (int i = 0; i < SIZE * SIZE; i++) {
                sum[i / SIZE][i % SIZE] += weights[part] * parts[part][i / SIZE][i % SIZE];
            }
        }
        return sum;
    }

    private static double[] absolute(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }
}
