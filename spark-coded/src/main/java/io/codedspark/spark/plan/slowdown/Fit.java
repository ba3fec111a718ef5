package io.codedspark.spark.plan.slowdown;

/**
 * A model fitted to a sample.
 *
 * @param model the model
 * @param distance as {@link SlowdownModel#distance}
 * @param parameter the parameter that tells most: rate, tail index, or share of slow tasks
 * @param parameterName what that is
 */
public record Fit(SlowdownModel model, double distance, String parameterName, Interval parameter) {}
