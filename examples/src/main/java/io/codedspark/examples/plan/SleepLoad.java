package io.codedspark.examples.plan;

import java.util.random.RandomGenerator;

/** What the tasks of a workload wait for. */
enum SleepLoad {
    /** Every twentieth attempt takes six times as long. */
    STRAGGLERS(true),
    /** A Pareto tail of index 1.8. */
    HEAVY_TAIL(true),
    /** One partition of six takes five times as long in every run. */
    SKEW(false),
    /** All take about the same. */
    STEADY(false);

    private final boolean worthCoding;

    SleepLoad(boolean worthCoding) {
        this.worthCoding = worthCoding;
    }

    /** What a planner should say. */
    boolean worthCoding() {
        return worthCoding;
    }

    double slowdown(int partition, RandomGenerator random) {
        double usual = 1 + 0.05 * random.nextDouble();
        return switch (this) {
            case STRAGGLERS -> random.nextDouble() < 0.05 ? 6 * usual : usual;
            case HEAVY_TAIL -> Math.min(20, 0.75 * Math.pow(1 - random.nextDouble(), -1 / 1.8));
            case SKEW -> partition % 6 == 2 ? 5 * usual : usual;
            case STEADY -> usual;
        };
    }
}
