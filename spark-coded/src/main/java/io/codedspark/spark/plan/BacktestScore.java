package io.codedspark.spark.plan;

import io.codedspark.spark.plan.log.StageKey;
import io.codedspark.spark.plan.simulate.Strategy;

/**
 * A forecast from one half of a stage's runs beside the other half. Times are in seconds.
 *
 * @param key the stage
 * @param learnedRuns runs from which the forecast was made
 * @param scoredRuns runs that it was held against
 * @param strategy what the runs did about slow tasks: plain, or speculation as it was set
 * @param predictedP50 forecast of the median run
 * @param measuredP50 median of the scored runs
 * @param predictedP95 forecast of the 95th percentile
 * @param measuredP95 95th percentile of the scored runs: the longest of fewer than 20
 * @param inside share of the scored runs between the forecast's 5th and 95th percentile; 0.9 would be perfect
 */
public record BacktestScore(
        StageKey key,
        int learnedRuns,
        int scoredRuns,
        Strategy strategy,
        double predictedP50,
        double measuredP50,
        double predictedP95,
        double measuredP95,
        double inside) {

    /** Error of the median: forecast over measurement, less 1. */
    public double errorP50() {
        return predictedP50 / measuredP50 - 1;
    }

    /** Error of the 95th percentile: forecast over measurement, less 1. */
    public double errorP95() {
        return predictedP95 / measuredP95 - 1;
    }
}
