package io.codedspark.codes.matmul;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.WeightSolver;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random matrices cut for a code, the results of its tasks, and how far decoded outputs are from computed ones. The
 * left operand has {@code m} by {@code s} blocks and the right one {@code s} by {@code p}; output {@code i p + l} is the sum
 * over {@code j} of {@code A_ij B_jl}. All errors and bounds are relative to the largest norm, over positions, of the
 * products of the absolute values of all pairs of parts.
 */
final class Products {

    private static final int ROWS = 3;
    private static final int INNER = 5;
    private static final int COLUMNS = 2;

    private final ArrivalCode code;
    private final int s;
    private final int p;
    private final double[][][] left;
    private final double[][][] right;
    private final double[][][] results;
    private final double scale;

    Products(ArrivalCode code, int s, int m, int p, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.code = code;
        this.s = s;
        this.p = p;
        this.left = random(random, m * s, ROWS, INNER);
        this.right = random(random, s * p, INNER, COLUMNS);
        this.results = IntStream.range(0, code.tasks())
                .mapToObj(t -> multiply(sum(code.encoderWeights(0, t), left), sum(code.encoderWeights(1, t), right)))
                .toArray(double[][][]::new);
        double largest = 0;
        for (int position = 0; position < ROWS * COLUMNS; position++) {
            double squares = 0;
            for (double[][] a : left) {
                for (double[][] b : right) {
                    squares += Math.pow(absolute(a, b)[position / COLUMNS][position % COLUMNS], 2);
                }
            }
            largest = Math.max(largest, Math.sqrt(squares));
        }
        this.scale = largest;
    }

    /** The error of the outputs when the tasks return doubles. */
    double error(Decoding decoding) {
        return error(decoding, results);
    }

    /** The error of the outputs when the tasks return floats. */
    double floatError(Decoding decoding) {
        double[][][] rounded = Arrays.stream(results)
                .map(result -> Arrays.stream(result)
                        .map(row -> Arrays.stream(row).map(x -> (float) x).toArray())
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
        return error(decoding, rounded);
    }

    /**
     * The bound in double. A task's result is off by {@code (inner + parts) u} of the absolute products in it, whose
     * weights have at most {@code sqrt(n)} times the generator's norm; the weights of the decoding, solved for with backward error
     * {@code n u}, and the sum over {@code n} tasks add {@code 2 n u}. All of it grows by the condition.
     */
    double bound(Decoding decoding) {
        int n = code.tasks();
        return decoding.condition()
                * Math.sqrt(s * (double) n)
                * (INNER + left.length + right.length + 2 * n)
                * 0x1p-53;
    }

    /** The bound when results are rounded to float: by half a unit in the last place, 2^-24 of each. */
    double floatBound(Decoding decoding) {
        return decoding.condition() * Math.sqrt(s) * 0x1p-24 + bound(decoding);
    }

    /** A decoding by least squares over all arrived tasks, whatever its condition; for controls. */
    Decoding leastSquares(BitSet arrived) {
        double[][] rows = IntStream.range(0, code.tasks())
                .mapToObj(t -> PairCode.kronecker(code.encoderWeights(0, t), code.encoderWeights(1, t)))
                .toArray(double[][]::new);
        return WeightSolver.solve(rows, EntangledWeights.wanted(s, left.length / s, p), arrived);
    }

    /** The textbook code in powers of the points 1 .. n, for comparison. */
    static ArrivalCode powers(int s, int m, int p, int n) {
        double[][] a = new double[n][m * s];
        double[][] b = new double[n][s * p];
        for (int t = 0; t < n; t++) {
            for (int part = 0; part < m * s; part++) {
                a[t][part] = Math.pow(t + 1, part);
            }
            for (int part = 0; part < s * p; part++) {
                b[t][part] = Math.pow(t + 1, s - 1 - part / p + part % p * s * m);
            }
        }
        double[][] wanted = EntangledWeights.wanted(s, m, p);
        return new PairCode("powers", Double.POSITIVE_INFINITY, a, b, wanted, s * m * p + s - 1);
    }

    private double error(Decoding decoding, double[][][] taken) {
        double[] squares = new double[ROWS * COLUMNS];
        for (int output = 0; output < code.outputs(); output++) {
            double[][] exact = new double[ROWS][COLUMNS];
            for (int j = 0; j < s; j++) {
                add(1, multiply(left[output / p * s + j], right[j * p + output % p]), exact);
            }
            for (int t = 0; t < decoding.tasks().length; t++) {
                add(-decoding.weights()[output][t], taken[decoding.tasks()[t]], exact);
            }
            for (int position = 0; position < squares.length; position++) {
                squares[position] += Math.pow(exact[position / COLUMNS][position % COLUMNS], 2);
            }
        }
        return Math.sqrt(Arrays.stream(squares).max().orElse(0)) / scale;
    }

    private static double[][][] random(SplittableRandom random, int parts, int rows, int columns) {
        double[][][] blocks = new double[parts][rows][];
        for (double[][] block : blocks) {
            Arrays.setAll(block, row -> random.doubles(columns, -1, 1).toArray());
        }
        return blocks;
    }

    private static double[][] sum(double[] weights, double[][][] parts) {
        double[][] sum = new double[parts[0].length][parts[0][0].length];
        for (int part = 0; part < parts.length; part++) {
            add(weights[part], parts[part], sum);
        }
        return sum;
    }

    private static void add(double weight, double[][] block, double[][] into) {
        for (int i = 0; i < block.length; i++) {
            for (int j = 0; j < block[i].length; j++) {
                into[i][j] += weight * block[i][j];
            }
        }
    }

    private static double[][] multiply(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] absolute(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += Math.abs(a[i][k] * b[k][j]);
                }
            }
        }
        return product;
    }
}
