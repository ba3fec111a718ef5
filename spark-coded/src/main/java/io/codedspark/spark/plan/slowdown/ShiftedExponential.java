package io.codedspark.spark.plan.slowdown;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * {@code shift + Exp(rate)}.
 *
 * @param shift the least value, 0 or more
 * @param rate one over the mean of the random part, above 0
 */
public record ShiftedExponential(double shift, double rate) implements SlowdownModel {

    public ShiftedExponential {
        if (!(shift >= 0) || !(rate > 0)) {
            throw new IllegalArgumentException("A shifted exponential needs shift >= 0 and rate > 0, but shift = "
                    + shift + " and rate = " + rate + ".");
        }
    }

    @Override
    public double sample(RandomGenerator random) {
        return shift - Math.log1p(-random.nextDouble()) / rate;
    }

    @Override
    public double cdf(double x) {
        return x <= shift ? 0 : -Math.expm1(-rate * (x - shift));
    }

    @Override
    public String words() {
        return String.format(Locale.ROOT, "shifted exponential, shift %.3g, mean of the rest %.3g", shift, 1 / rate);
    }
}
