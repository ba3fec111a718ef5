package io.codedspark.codes.real;

/** The control: parity weights that are powers of 1 .. k. */
final class Vandermonde {

    private Vandermonde() {}

    static double[][] rows(int k, int r) {
        double[][] powers = new double[r][k];
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < k; j++) {
                powers[i][j] = Math.pow(j + 1, i);
            }
        }
        return powers;
    }
}
