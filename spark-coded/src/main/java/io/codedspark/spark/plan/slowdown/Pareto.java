package io.codedspark.spark.plan.slowdown;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * {@code P(X > x) = (scale / x)^alpha} for {@code x >= scale}.
 *
 * @param scale the least value, above 0
 * @param alpha the tail index, above 0; the smaller, the heavier the tail
 */
public record Pareto(double scale, double alpha) implements SlowdownModel {

    public Pareto {
        if (!(scale > 0) || !(alpha > 0)) {
            throw new IllegalArgumentException(
                    "A Pareto needs scale > 0 and alpha > 0, but scale = " + scale + " and alpha = " + alpha + ".");
        }
    }

    @Override
    public double sample(RandomGenerator random) {
        return scale * Math.pow(1 - random.nextDouble(), -1 / alpha);
    }

    @Override
    public double cdf(double x) {
        return x <= scale ? 0 : 1 - Math.pow(scale / x, alpha);
    }

    @Override
    public String words() {
        return String.format(Locale.ROOT, "Pareto, scale %.3g, tail index %.3g", scale, alpha);
    }
}
