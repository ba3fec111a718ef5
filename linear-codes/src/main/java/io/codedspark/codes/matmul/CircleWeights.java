package io.codedspark.codes.matmul;

import java.util.stream.IntStream;

/**
 * Encoder weights at {@code n} points that are equally spaced on a half circle, {@code theta_t = (t + 1/2) pi / n}.
 * Polynomials of degree {@code d} in one variable are homogeneous ones in {@code cos theta} and {@code sin theta}, so a code
 * that counts degrees keeps its threshold; but the circle has no ends, at which a missing point costs most.
 */
final class CircleWeights {

    private CircleWeights() {}

    /**
     * An orthonormal basis of the homogeneous polynomials of degree {@code m - 1}: {@code 1} where {@code m} is odd,
     * {@code sqrt(2) cos(f theta)} and {@code sqrt(2) sin(f theta)} for {@code f = m - 1, m - 3, ...} above 0.
     *
     * @return {@code n} rows of {@code m} weights; the mean over {@code n >= m} points of a product of two columns is 1
     *     when they are the same and 0 otherwise
     */
    static double[][] orthonormal(int m, int n) {
        double[][] rows = new double[n][m];
        for (int task = 0; task < n; task++) {
            for (int i = 0; i < m; i++) {
                double angle = (m - 1 - i / 2 * 2) * theta(task, n);
                boolean constant = i == m - 1 && m % 2 == 1;
                rows[task][i] = constant ? 1 : Math.sqrt(2) * (i % 2 == 0 ? Math.cos(angle) : Math.sin(angle));
            }
        }
        return rows;
    }

    /**
     * Homogeneous monomials {@code cos^(degree - e) sin^e}.
     *
     * @param exponents {@code e} of each part
     * @return {@code n} rows of a weight for each part
     */
    static double[][] monomials(int degree, int[] exponents, int n) {
        double[][] rows = new double[n][];
        for (int task = 0; task < n; task++) {
            double cos = Math.cos(theta(task, n));
            double sin = Math.sin(theta(task, n));
            rows[task] = IntStream.of(exponents)
                    .mapToDouble(e -> Math.pow(cos, degree - e) * Math.pow(sin, e))
                    .toArray();
        }
        return rows;
    }

    private static double theta(int task, int n) {
        return (task + 0.5) * Math.PI / n;
    }
}
