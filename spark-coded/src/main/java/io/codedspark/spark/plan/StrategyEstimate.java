package io.codedspark.spark.plan;

import io.codedspark.spark.plan.simulate.Strategy;
import io.codedspark.spark.plan.slowdown.Interval;

/**
 * What a strategy is expected to come to. The intervals tell how far the log's sample determines the figures: they hold 95
 * of 100 bootstrap samples.
 *
 * @param strategy what is done about slow tasks; its times are in seconds
 * @param p50 median seconds of the stage
 * @param p95 seconds that 95 of 100 runs stay below
 * @param p99 seconds that 99 of 100 runs stay below
 * @param taskSeconds seconds in which slots are held, all tasks together
 * @param decodedShare share of the sources that are decoded
 */
public record StrategyEstimate(
        Strategy strategy, Interval p50, Interval p95, Interval p99, Interval taskSeconds, double decodedShare) {}
