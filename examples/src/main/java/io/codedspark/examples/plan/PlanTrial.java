package io.codedspark.examples.plan;

import io.codedspark.spark.plan.Words;
import java.util.Locale;

/**
 * What was planned for a workload and what came of it. Times are in seconds; NaN where nothing was coded.
 *
 * @param load name of the workload
 * @param verdict the planner's sentence
 * @param right whether it is the verdict that the workload asks for
 * @param predictedPlainP95 forecast from every other plain run
 * @param measuredPlainP95 95th percentile of the plain runs between
 * @param predictedCodedP50 forecast of the recommended code
 * @param measuredCodedP50 median of as many coded runs, from submission to the last group covered
 * @param predictedCodedP95 forecast of the recommended code
 * @param measuredCodedP95 95th percentile of the coded runs
 */
public record PlanTrial(
        String load,
        String verdict,
        boolean right,
        double predictedPlainP95,
        double measuredPlainP95,
        double predictedCodedP50,
        double measuredCodedP50,
        double predictedCodedP95,
        double measuredCodedP95) {

    /** The 95th percentile that was forecast of what was recommended, over the measured one, less 1. */
    public double error() {
        return Double.isNaN(predictedCodedP95)
                ? predictedPlainP95 / measuredPlainP95 - 1
                : predictedCodedP95 / measuredCodedP95 - 1;
    }

    /** Two lines for a person. */
    public String words() {
        String coded = Double.isNaN(predictedCodedP95)
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; coded p50 %s s (measured %s), p95 %s s (measured %s)",
                        Words.number(predictedCodedP50),
                        Words.number(measuredCodedP50),
                        Words.number(predictedCodedP95),
                        Words.number(measuredCodedP95));
        return String.format(
                Locale.ROOT,
                "%-11s %s: %s%n            plain p95 %s s (measured %s)%s",
                load,
                right ? "right" : "WRONG",
                verdict,
                Words.number(predictedPlainP95),
                Words.number(measuredPlainP95),
                coded);
    }
}
