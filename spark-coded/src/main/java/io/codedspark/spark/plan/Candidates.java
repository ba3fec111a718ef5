package io.codedspark.spark.plan;

import io.codedspark.codes.GroupShape;
import io.codedspark.spark.plan.log.SpeculationSettings;
import io.codedspark.spark.plan.simulate.Strategy;
import java.util.ArrayList;
import java.util.List;

/** The strategies that are tried on a stage. */
final class Candidates {

    private static final int[] SOURCES = {4, 6, 8, 10, 12, 16};
    private static final int MOST_PARITIES = 4;
    private static final double[] GRACES = {0.05, 0.15, 0.3, 0.6};
    private static final double LEAST_SECONDS = 0.1;

    private Candidates() {}

    /** Speculation as Spark 3 and Spark 4 do it unless told otherwise. */
    static List<Strategy> speculationDefaults() {
        List<Strategy> all = new ArrayList<>();
        for (String version : List.of("3.5", "4.0")) {
            all.add(speculation(SpeculationSettings.defaults(version)));
        }
        return all;
    }

    static Strategy speculation(SpeculationSettings settings) {
        return new Strategy.Speculation(settings.multiplier(), settings.quantile(), LEAST_SECONDS);
    }

    /** Settings of speculation that may do better. */
    static List<Strategy> speculationTuned() {
        List<Strategy> all = new ArrayList<>();
        for (double multiplier : new double[] {1.2, 1.5, 2}) {
            for (double quantile : new double[] {0.5, 0.75, 0.9}) {
                all.add(new Strategy.Speculation(multiplier, quantile, LEAST_SECONDS));
            }
        }
        return all;
    }

    /** Groups of 4 to 16 sources, no larger than the stage, with 1 to 4 parities. */
    static List<Strategy.Coded> codes(int tasks, double graceSeconds) {
        List<Strategy.Coded> all = new ArrayList<>();
        for (int k : SOURCES) {
            if (k <= Math.max(tasks, SOURCES[0])) {
                for (int r = 1; r <= MOST_PARITIES; r++) {
                    all.add(new Strategy.Coded(new GroupShape(k, r), graceSeconds, 0));
                }
            }
        }
        return all;
    }

    /** Graces as shares of the median task. */
    static double[] graces() {
        return GRACES.clone();
    }
}
