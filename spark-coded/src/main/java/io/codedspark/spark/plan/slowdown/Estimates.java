package io.codedspark.spark.plan.slowdown;

/** Estimates the parameters of the shapes from a sample with right-censored values. */
final class Estimates {

    /** Fewer values are not fitted. */
    static final int LEAST = 8;

    /** The share of the largest values that makes the tail. */
    private static final double TAIL = 0.1;

    private static final int LEAST_IN_TAIL = 5;

    private Estimates() {}

    static void require(Slowdowns sample) {
        if (sample.size() < LEAST || sample.observed() < 2) {
            throw new IllegalArgumentException(
                    "A fit needs at least " + LEAST + " slowdowns, 2 of them uncensored, but " + sample.size()
                            + " came, " + sample.observed() + " uncensored; read more runs.");
        }
    }

    /** Maximum likelihood: the least value, and observed values over time seen beyond it. */
    static ShiftedExponential shiftedExponential(Slowdowns sample) {
        double shift = sample.value(0);
        double seen = 0;
        for (int i = 0; i < sample.size(); i++) {
            seen += sample.value(i) - shift;
        }
        return new ShiftedExponential(shift, Math.max(1, sample.observed() - 1) / Math.max(seen, 1e-9));
    }

    /**
     * Hill's estimate (A simple general approach to inference about the tail of a distribution, 1975) over the largest
     * tenth, with censored values as exposure only.
     */
    static ParetoTail paretoTail(Slowdowns sample) {
        int n = sample.size();
        int first = Math.min(n - 2, Math.max(0, n - Math.max(LEAST_IN_TAIL + 1, (int) Math.ceil(TAIL * n)) - 1));
        double threshold = sample.value(first);
        double logs = 0;
        int observed = 0;
        for (int i = first + 1; i < n; i++) {
            logs += Math.log(sample.value(i) / threshold);
            observed += sample.isCensored(i) ? 0 : 1;
        }
        double alpha = Math.max(1, observed) / Math.max(logs, 1e-9);
        Empirical body = Empirical.of(sample);
        return new ParetoTail(body, threshold, Math.max(1e-9, 1 - body.cdf(threshold)), Math.min(alpha, 1e6));
    }

    /**
     * Two modes, cut where the logarithms vary least within the modes (Otsu's threshold, 1979). The slow mode is at least
     * half as slow again as the fast one; if no cut makes such modes, no task counts as slow.
     */
    static Bimodal bimodal(Slowdowns sample) {
        int n = sample.size();
        double[] sums = new double[n + 1];
        double[] squares = new double[n + 1];
        for (int i = 0; i < n; i++) {
            double log = Math.log(sample.value(i));
            sums[i + 1] = sums[i] + log;
            squares[i + 1] = squares[i] + log * log;
        }
        int cut = n;
        double least = Double.POSITIVE_INFINITY;
        for (int i = n / 2; i < n; i++) {
            double fast = sums[i] / i;
            double slow = (sums[n] - sums[i]) / (n - i);
            double within = within(sums, squares, 0, i) + within(sums, squares, i, n);
            if (within < least && slow - fast >= Math.log(1.5)) {
                least = within;
                cut = i;
            }
        }
        double fast = Math.exp(sums[cut] / cut);
        double fastSpread = spread(sums, squares, 0, cut);
        if (cut == n) {
            return new Bimodal(0, fast, fastSpread, fast, fastSpread);
        }
        double slow = Math.exp((sums[n] - sums[cut]) / (n - cut));
        return new Bimodal((n - cut) / (double) n, fast, fastSpread, slow, spread(sums, squares, cut, n));
    }

    private static double within(double[] sums, double[] squares, int from, int to) {
        double sum = sums[to] - sums[from];
        return Math.max(0, squares[to] - squares[from] - sum * sum / (to - from));
    }

    private static double spread(double[] sums, double[] squares, int from, int to) {
        return Math.sqrt(within(sums, squares, from, to) / (to - from));
    }
}
