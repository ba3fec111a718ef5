package io.codedspark.spark.plan.slowdown;

import java.util.Arrays;

/**
 * A figure with the range in which 95 of 100 bootstrap samples put it.
 *
 * @param value the figure
 * @param low 2.5 % of the bootstrap samples are below
 * @param high 2.5 % of the bootstrap samples are above
 */
public record Interval(double value, double low, double high) {

    /** From bootstrap samples, at least one; they are sorted in place. */
    public static Interval of(double value, double[] bootstrap) {
        Arrays.sort(bootstrap);
        return new Interval(value, at(bootstrap, 0.025), at(bootstrap, 0.975));
    }

    /** All three times a factor of 0 or more. */
    public Interval times(double factor) {
        return new Interval(value * factor, low * factor, high * factor);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
