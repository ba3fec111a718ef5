package io.codedspark.codes.gradient;

import io.codedspark.codes.ArrivalCode;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Makes gradient codes of {@code n} tasks over {@code n} parts; one output, the sum of all parts. An exact code gives it
 * when any {@code s} tasks are missing, and each task then holds {@code s + 1} parts.
 *
 * <p>Sources: Tandon, Lei, Dimakis, Karampatziakis, "Gradient Coding" (2017), and what each method names.
 */
public final class GradientCodes {

    private static final double EXACT_BOUND = 1e8;

    private GradientCodes() {}

    /**
     * Fractional repetition, the one to take: {@code n / (s + 1)} families of tasks, whose members hold the same
     * {@code s + 1} parts and return their plain sum. Decoding adds one arrived task of each family, with weight 1.
     *
     * @param n tasks, a multiple of {@code s + 1}
     * @param s tasks that may be missing, whichever they are; more may, as long as each family has one that arrived
     */
    public static ArrivalCode fractional(int n, int s) {
        check(n, s);
        if (n % (s + 1) != 0) {
            throw new IllegalArgumentException("Fractional repetition needs n to be a multiple of s + 1, but n = " + n
                    + " and s = " + s + "; take n = " + (n + s + 1 - n % (s + 1)) + ", or the cyclic code.");
        }
        return new FractionalCode(n, s);
    }

    /**
     * The cyclic code for when {@code s + 1} does not divide {@code n}: task {@code i} holds parts {@code i .. i + s}, with
     * the same weights for every task. They are the coefficients of the polynomial whose roots are the {@code s} roots of
     * unity of order {@code n} nearest to -1; these are real, and any {@code n - s} tasks decode, because a cyclic MDS code
     * that holds the all-ones vector is spanned by them. So many roots come in conjugated pairs only when one of {@code n}
     * and {@code s} is even and the other odd. Raviv, Tandon, Dimakis, Tamo, "Gradient coding from cyclic MDS codes and
     * expander graphs" (2018), section III. Neighbours that are missing together are the worst case.
     *
     * <table>
     * <caption>Worst condition and decoder weight over sets of s missing tasks, all or (48, 5) neighbours and a sample (GradientConditionTest)</caption>
     * <tr><th>(n, s)</th><th>(9, 2)</th><th>(12, 3)</th><th>(12, 5)</th><th>(24, 3)</th><th>(48, 5)</th></tr>
     * <tr><td>condition</td><td>4.0</td><td>17</td><td>57</td><td>71</td><td>1.9e4</td></tr>
     * <tr><td>largest weight</td><td>6.4</td><td>30</td><td>122</td><td>117</td><td>3.6e4</td></tr>
     * </table>
     *
     * @param n tasks and parts
     * @param s tasks that may be missing, whichever they are; odd when {@code n} is even and even when {@code n} is odd,
     *     or 0
     */
    public static ArrivalCode cyclic(int n, int s) {
        check(n, s);
        if (s > 0 && (n - s) % 2 == 0) {
            throw new IllegalArgumentException(
                    "The cyclic code with real weights needs one of n and s even and the other"
                            + " odd, but n = " + n + " and s = " + s + "; take s = " + (s + 1 < n ? s + 1 : s - 1)
                            + " or n = "
                            + (n + 1) + ".");
        }
        return new AssignedCode("cyclic(n=" + n + ", s=" + s + ")", CyclicRows.of(n, s), 1e-8, EXACT_BOUND);
    }

    /**
     * The first cyclic code that was published, to compare with: weights from a random {@code s x n} matrix with row sums 0,
     * for any {@code n} and {@code s}. Its decoder weights grow much more quickly than those of {@link #cyclic}, and with
     * the seed's luck; missing sets with a condition above 1e8 are refused. Tandon et al. (2017), algorithm 2.
     */
    public static ArrivalCode cyclicRandom(int n, int s, long seed) {
        check(n, s);
        String name = "cyclic-random(n=" + n + ", s=" + s + ")";
        return new AssignedCode(name, cyclicWeights(n, s, seed), 1e-8, EXACT_BOUND);
    }

    /**
     * Approximate: each part is held by {@code d} tasks in a cyclic assignment with weights {@code 1 / d}, and the arrived
     * ones are combined by least squares. Every set of arrivals decodes; {@link
     * io.codedspark.codes.Decoding#residual} is the relative error of the sum's weights.
     */
    public static ArrivalCode approximate(int n, int d) {
        check(n, d - 1);
        double[][] weights = new double[n][n];
        for (int task = 0; task < n; task++) {
            for (int i = 0; i < d; i++) {
                weights[task][(task + i) % n] = 1.0 / d;
            }
        }
        return new AssignedCode("approximate(n=" + n + ", d=" + d + ")", weights, Double.POSITIVE_INFINITY, 1e8);
    }

    /** The baseline: each task holds one part, missing ones are ignored and the rest scaled by {@code n / arrived}. */
    public static ArrivalCode ignoreAndRescale(int n) {
        check(n, 0);
        return new RescalingCode(n);
    }

    private static double[][] cyclicWeights(int n, int s, long seed) {
        double[][] h = rowsWithSumZero(n, s, seed);
        double[][] weights = new double[n][n];
        for (int task = 0; task < n; task++) {
            weights[task][task] = 1;
            if (s == 0) {
                continue;
            }
            DMatrixRMaj support = new DMatrixRMaj(s, s);
            DMatrixRMaj own = new DMatrixRMaj(s, 1);
            for (int i = 0; i < s; i++) {
                own.set(i, 0, -h[i][task]);
                for (int j = 0; j < s; j++) {
                    support.set(i, j, h[i][(task + 1 + j) % n]);
                }
            }
            DMatrixRMaj rest = new DMatrixRMaj(s, 1);
            if (!CommonOps_DDRM.solve(support, own, rest)) {
                throw new IllegalArgumentException("The seed " + seed + " gives no cyclic code of n = " + n
                        + " and s = " + s + ": columns after task " + task + " are singular; take another seed.");
            }
            for (int j = 0; j < s; j++) {
                weights[task][(task + 1 + j) % n] = rest.get(j, 0);
            }
        }
        return weights;
    }

    private static double[][] rowsWithSumZero(int n, int s, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] h = new double[s][n];
        for (double[] row : h) {
            for (int j = 0; j < n - 1; j++) {
                row[j] = random.nextDouble(-1, 1);
                row[n - 1] -= row[j];
            }
        }
        return h;
    }

    private static void check(int n, int s) {
        if (n < 1 || s < 0 || s >= n) {
            throw new IllegalArgumentException("A gradient code needs n >= 1 tasks of 1 to n parts each, but n = " + n
                    + " and each task would hold " + (s + 1) + "; choose 0 <= s < n.");
        }
    }
}
