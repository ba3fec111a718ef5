package io.codedspark.spark.plan.slowdown;

import java.util.random.RandomGenerator;

/** A distribution of slowdowns: the duration of a task over that of the median task. Immutable; values are positive. */
public interface SlowdownModel {

    /** Draws one slowdown. */
    double sample(RandomGenerator random);

    /** The probability of a slowdown of at most {@code x}, 0 to 1. */
    double cdf(double x);

    /**
     * How far the model is from an observed distribution: the largest distance of the distribution functions over what the
     * model claims to describe, 0 to 1.
     */
    default double distance(Empirical observed) {
        return observed.distance(this);
    }

    /** Name and parameters in a few words. */
    String words();
}
