package io.codedspark.codes.real;

import java.util.SplittableRandom;

/**
 * Orthonormal rows drawn from a seed: Gaussian rows made orthonormal by Gram-Schmidt, applied twice. Only strict
 * arithmetic is used, so a seed gives the same rows on every machine.
 */
final class OrthonormalRows {

    private OrthonormalRows() {}

    /** {@code r} orthonormal rows of length {@code k >= r}. */
    static double[][] draw(int k, int r, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[r][k];
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < k; j++) {
                rows[i][j] = gaussian(random);
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int before = 0; before < i; before++) {
                    add(-dot(rows[before], rows[i]), rows[before], rows[i]);
                }
                scale(1 / Math.sqrt(dot(rows[i], rows[i])), rows[i]);
            }
        }
        return rows;
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
