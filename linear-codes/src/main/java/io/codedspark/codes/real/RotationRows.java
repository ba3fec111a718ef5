package io.codedspark.codes.real;

/**
 * Rows of the roots-of-unity code in systematic real form. On the span of {@code k} neighbouring frequencies, values at
 * the {@code k}-th roots of unity (the sources) determine the value at every other point of the circle; parities are
 * values half-way between two roots. With signs dropped, which does not change any singular value, the weight of source
 * {@code j} in the value between roots {@code m} and {@code m + 1} is {@code 1 / (k sin(pi (2 (m - j) + 1) / (2k)))}.
 *
 * <p>A row is a row of an orthogonal matrix, so all rows are orthonormal. With {@code sin(a - b) = cos a cos b (tan a -
 * tan b)} the weights are a Cauchy matrix between diagonal ones: every square submatrix is nonsingular.
 */
final class RotationRows {

    private RotationRows() {}

    /** {@code r} rows of length {@code k >= r}, at places spread over the circle. */
    static double[][] spread(int k, int r) {
        double[][] rows = new double[r][k];
        for (int i = 0; i < r; i++) {
            int place = i * k / r;
            for (int j = 0; j < k; j++) {
                rows[i][j] = 1 / (k * StrictMath.sin(Math.PI * (2 * (place - j) + 1) / (2 * k)));
            }
        }
        return rows;
    }
}
