package io.codedspark.codes.gradient;

/** Shifts of one polynomial with real coefficients, whose roots are roots of unity around -1. */
final class CyclicRows {

    private CyclicRows() {}

    /** One row for each task; each sums to 1. {@code s} is 0, or odd for even {@code n} and even for odd. */
    static double[][] of(int n, int s) {
        double[] polynomial = polynomial(n, s);
        double[][] rows = new double[n][n];
        for (int task = 0; task < n; task++) {
            for (int i = 0; i <= s; i++) {
                rows[task][(task + i) % n] = polynomial[i];
            }
        }
        return rows;
    }

    /**
     * Roots at the angles {@code pi - a} and {@code pi + a} give the factor {@code x^2 + 2 cos(a) x + 1}; one at -1, which
     * there is for even {@code n}, gives {@code x + 1}.
     */
    private static double[] polynomial(int n, int s) {
        double[] product = {1};
        if (s % 2 == 1) {
            product = times(product, 1, 1);
        }
        for (int pair = 1; pair <= s / 2; pair++) {
            double angle = (s % 2 == 1 ? 2 * pair : 2 * pair - 1) * Math.PI / n;
            product = times(product, 1, 2 * Math.cos(angle), 1);
        }
        double sum = 0;
        for (double coefficient : product) {
            sum += coefficient;
        }
        for (int i = 0; i < product.length; i++) {
            product[i] /= sum;
        }
        return product;
    }

    private static double[] times(double[] a, double... b) {
        double[] product = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                product[i + j] += a[i] * b[j];
            }
        }
        return product;
    }
}
