package io.codedspark.spark.plan.log;

import java.util.Map;

/**
 * Spark's speculation as an application had it.
 *
 * @param enabled {@code spark.speculation}
 * @param multiplier how many times the median a task must run before it gets a copy
 * @param quantile which share of the tasks must have succeeded before any gets one
 */
public record SpeculationSettings(boolean enabled, double multiplier, double quantile) {

    /** The defaults of a Spark version: 1.5 and 0.75 up to 3.5, 3 and 0.9 from 4.0 on (SPARK-47720). */
    public static SpeculationSettings defaults(String sparkVersion) {
        return sparkVersion.matches("[0-3]\\..*")
                ? new SpeculationSettings(false, 1.5, 0.75)
                : new SpeculationSettings(false, 3, 0.9);
    }

    /** The settings of an application that ran on a version of Spark with these properties. */
    public static SpeculationSettings of(String sparkVersion, Map<String, String> properties) {
        SpeculationSettings defaults = defaults(sparkVersion);
        return new SpeculationSettings(
                Boolean.parseBoolean(properties.getOrDefault("spark.speculation", "false")),
                number(properties, "spark.speculation.multiplier", defaults.multiplier),
                number(properties, "spark.speculation.quantile", defaults.quantile));
    }

    private static double number(Map<String, String> properties, String key, double otherwise) {
        try {
            return Double.parseDouble(properties.getOrDefault(key, ""));
        } catch (NumberFormatException unset) {
            return otherwise;
        }
    }
}
