package io.codedspark.examples.stragglers;

import java.util.Map;

/** What Spark's scheduler does about late tasks: settings of a context. */
enum Scheduling {
    /** Nothing, as by default. */
    PLAIN(Map.of()),
    /** Speculation with the defaults of Spark 3.5. */
    SPARK_3(Map.of(
            "spark.speculation", "true",
            "spark.speculation.interval", "100ms",
            "spark.speculation.multiplier", "1.5",
            "spark.speculation.quantile", "0.75")),
    /** Speculation with the defaults of Spark 4. */
    SPARK_4(Map.of(
            "spark.speculation", "true",
            "spark.speculation.interval", "100ms",
            "spark.speculation.multiplier", "3",
            "spark.speculation.quantile", "0.9")),
    /** Speculation as eager as is sensible, and offers revived ten times a second. */
    TUNED(Map.of(
            "spark.speculation", "true",
            "spark.speculation.interval", "100ms",
            "spark.speculation.minTaskRuntime", "100ms",
            "spark.speculation.multiplier", "1.3",
            "spark.speculation.quantile", "0.5",
            "spark.scheduler.revive.interval", "100ms"));

    private final Map<String, String> settings;

    Scheduling(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Spark settings by key. */
    Map<String, String> settings() {
        return settings;
    }
}
