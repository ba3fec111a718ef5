package io.codedspark.codes.polynomial;

import io.codedspark.codes.ArrivalCode;

/** Makes codes of polynomial functions. */
public final class PolynomialCodes {

    private static final int MOST_TASKS = 4096;

    private PolynomialCodes() {}

    /**
     * Lagrange coded computing: {@code f(X_0) .. f(X_(k-1))} for a function {@code f} whose values are polynomials of at
     * most the given total degree in the numbers of its argument, from any {@code degree * (k - 1) + 1} of {@code n} tasks.
     * One operand, the parts {@code X_j}; task {@code t} applies {@code f} to the weighted sum of the parts, and output
     * {@code j} is {@code f(X_j)}. Yu et al., "Lagrange coded computing: optimal design for resiliency, security, and
     * privacy" (2019).
     *
     * <p>The sum in task {@code t} is the polynomial through the parts at {@code k} data nodes, taken at the task's node.
     * The {@code n} task nodes are the Chebyshev points of order {@code n}, and the data nodes are those among them that
     * are nearest to the Chebyshev points of order {@code k}. So tasks {@code 0 .. k-1} compute {@code f(X_j)} themselves: an
     * output that arrived is taken as it is, and all of them are enough, however few other tasks arrived. The others
     * are the least weights that are right for every polynomial of degree {@code degree * (k - 1)}, from all arrived
     * tasks; at the threshold these are Lagrange's.
     *
     * <p><b>Condition and error.</b> The condition is the Lebesgue constant of the decoding, the largest sum of absolute
     * weights in an output: when each task's result is off by at most {@code e} at some position, outputs there are off by
     * at most {@code condition * e}. The results of coded tasks may be larger than the outputs, as their arguments are
     * sums with the weights of {@link ArrivalCode#encoderWeights}. The condition depends on where tasks are missing:
     * neighbours at the ends of the interval cost most. Sets above 1e8 are refused.
     *
     * <table>
     * <caption>Worst and median condition over all sets of exactly the needed tasks</caption>
     * <tr><th>k</th><th>n</th><th>degree</th><th>needed</th><th>worst at most</th><th>median at most</th></tr>
     * <tr><td>5</td><td>12</td><td>2</td><td>9</td><td>3e3</td><td>10</td></tr>
     * <tr><td>4</td><td>12</td><td>3</td><td>10</td><td>400</td><td>6</td></tr>
     * <tr><td>6</td><td>14</td><td>2</td><td>11</td><td>7e3</td><td>15</td></tr>
     * <tr><td>8</td><td>18</td><td>2</td><td>15</td><td>4e4</td><td>20</td></tr>
     * <tr><td>8</td><td>12</td><td>1</td><td>8</td><td>2e4</td><td>25</td></tr>
     * </table>
     *
     * @param k parts, 1 or more
     * @param n tasks, {@code degree * (k - 1) + 1} to 4096
     * @param degree of {@code f}, 1 or more; above 2 the tasks needed are rarely worth it
     * @throws IllegalArgumentException when the sizes do not fit
     */
    public static ArrivalCode lagrange(int k, int n, int degree) {
        String name = "lagrange(k=" + k + ", n=" + n + ", degree=" + degree + ")";
        if (k < 1 || degree < 1) {
            throw new IllegalArgumentException(name + " needs at least 1 part and a degree of at least 1, but k = " + k
                    + " and degree = " + degree + "; a function of degree 0 needs no code.");
        }
        long threshold = (long) degree * (k - 1) + 1;
        if (n < Math.max(threshold, k) || n > MOST_TASKS) {
            throw new IllegalArgumentException(name + " needs at least " + threshold + " tasks and at most "
                    + MOST_TASKS + ", but got " + n + "; take n = " + threshold
                    + " and as many more as tasks may be missing, or fewer parts.");
        }
        return new LagrangeCode(name, ChebyshevNodes.of(k, n), degree);
    }
}
