package io.codedspark.examples.plan;

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
record PlanTrial(
        String load,
        String verdict,
        boolean right,
        double predictedPlainP95,
        double measuredPlainP95,
        double predictedCodedP50,
        double measuredCodedP50,
        double predictedCodedP95,
        double measuredCodedP95) {}
