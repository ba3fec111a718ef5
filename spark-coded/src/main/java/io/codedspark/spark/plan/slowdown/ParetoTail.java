package io.codedspark.spark.plan.slowdown;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * As observed up to a threshold, and a Pareto tail above it (peaks over a threshold).
 *
 * @param body the observed distribution
 * @param threshold where the tail begins
 * @param tailShare probability of a slowdown above the threshold
 * @param alpha tail index; the smaller, the heavier the tail
 */
public record ParetoTail(Empirical body, double threshold, double tailShare, double alpha) implements SlowdownModel {

    @Override
    public double sample(RandomGenerator random) {
        double u = random.nextDouble();
        return u < 1 - tailShare
                ? Math.min(threshold, body.quantile(u))
                : threshold * Math.pow(Math.max(1e-12, (1 - u) / tailShare), -1 / alpha);
    }

    @Override
    public double cdf(double x) {
        return x <= threshold ? body.cdf(x) : 1 - tailShare * Math.pow(threshold / x, alpha);
    }

    /** Among the tasks of the tail alone: below the threshold it is what was observed. */
    @Override
    public double distance(Empirical observed) {
        return Math.min(1, observed.distance(this) / tailShare);
    }

    @Override
    public String words() {
        return String.format(
                Locale.ROOT,
                "Pareto tail above %.3g (%.2g %% of tasks), tail index %.3g",
                threshold,
                100 * tailShare,
                alpha);
    }
}
