package io.codedspark.codes.real;

import java.util.SplittableRandom;

/**
 * Orthonormal rows drawn from seeds: Gaussian rows made orthonormal by Gram-Schmidt, applied twice. Only strict
 * arithmetic is used, so a seed gives the same rows on every machine.
 */
final class OrthonormalRows {

    private OrthonormalRows() {}

    /** {@code r} orthonormal rows of length {@code k >= r}. */
    static double[][] draw(int k, int r, long seed) {
        return move(new double[r][k], seed, 1);
    }

    /** The rows with Gaussian noise of the given standard deviation added to each weight, made orthonormal again. */
    static double[][] move(double[][] rows, long seed, double deviation) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] moved = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            moved[i] = rows[i].clone();
            for (int j = 0; j < moved[i].length; j++) {
                moved[i][j] += deviation * gaussian(random);
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int before = 0; before < i; before++) {
                    add(-dot(moved[before], moved[i]), moved[before], moved[i]);
                }
                scale(1 / Math.sqrt(dot(moved[i], moved[i])), moved[i]);
            }
        }
        return moved;
    }

    private static double gaussian(SplittableRandom random) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double weight, double[] row, double[] into) {
        for (int i = 0; i < row.length; i++) {
            into[i] += weight * row[i];
        }
    }

    private static void scale(double factor, double[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= factor;
        }
    }
}
