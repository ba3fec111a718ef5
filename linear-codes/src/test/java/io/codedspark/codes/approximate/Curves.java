package io.codedspark.codes.approximate;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Runs a block code on rows of seeded numbers for tests. */
final class Curves {

    private static final int WIDTH = 8;

    private Curves() {}

    /** A network-like function: a random layer and a tanh. */
    static UnaryOperator<double[]> layer(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] matrix = new double[WIDTH][];
        for (int row = 0; row < WIDTH; row++) {
            matrix[row] = random.doubles(WIDTH, -0.5, 0.5).toArray();
        }
        return x -> {
            double[] y = new double[WIDTH];
            for (int row = 0; row < WIDTH; row++) {
                for (int column = 0; column < WIDTH; column++) {
                    y[row] += matrix[row][column] * x[column];
                }
                y[row] = Math.tanh(y[row]);
            }
            return y;
        };
    }

    /** Squared error of the decoded results, relative to the squared results. */
    static double error(ArrivalCode code, Decoding decoding, UnaryOperator<double[]> function, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] blocks = new double[code.parts(0)][];
        for (int j = 0; j < blocks.length; j++) {
            blocks[j] = random.doubles(WIDTH, -1, 1).toArray();
        }
        double[][] results = new double[decoding.tasks().length][];
        for (int t = 0; t < results.length; t++) {
            results[t] = function.apply(mix(code.encoderWeights(0, decoding.tasks()[t]), blocks));
        }
        double miss = 0;
        double size = 0;
        for (int j = 0; j < blocks.length; j++) {
            double[] wanted = function.apply(blocks[j]);
            double[] decoded = mix(decoding.weights()[j], results);
            for (int i = 0; i < WIDTH; i++) {
                miss += (decoded[i] - wanted[i]) * (decoded[i] - wanted[i]);
                size += wanted[i] * wanted[i];
            }
        }
        return miss / size;
    }

    /** The mean error over random sets of arrivals. */
    static double meanError(ArrivalCode code, int missing, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double sum = 0;
        for (int trial = 0; trial < 100; trial++) {
            sum += error(code, code.decoding(lose(code, missing, random)), layer(seed), random.nextLong());
        }
        return sum / 100;
    }

    static BitSet lose(ArrivalCode code, int missing, SplittableRandom random) {
        BitSet arrived = new BitSet();
        arrived.set(0, code.tasks());
        while (arrived.cardinality() > code.tasks() - missing) {
            arrived.clear(random.nextInt(code.tasks()));
        }
        return arrived;
    }

    private static double[] mix(double[] weights, double[][] blocks) {
        double[] sum = new double[WIDTH];
        for (int j = 0; j < blocks.length; j++) {
            for (int i = 0; i < WIDTH; i++) {
                sum[i] += weights[j] * blocks[j][i];
            }
        }
        return sum;
    }
}
