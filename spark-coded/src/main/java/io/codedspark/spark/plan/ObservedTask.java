package io.codedspark.spark.plan;

import io.codedspark.spark.plan.log.TaskAttempt;

/**
 * An attempt beside the medians of its run. Times are in seconds.
 *
 * @param run which run
 * @param attempt the attempt, not failed
 * @param median how long the median task of the run took
 * @param gcPart garbage collection beyond the run's median, at most the excess
 * @param fetchPart fetch wait beyond the run's median, at most what is left of the excess
 * @param bytes bytes of its task over the median task's, 1 where unknown
 * @param records records of its task over the median task's, 1 where unknown
 */
record ObservedTask(
        int run, TaskAttempt attempt, double median, double gcPart, double fetchPart, double bytes, double records) {

    /** What it took without the collection and waiting that it had more than others. */
    double net() {
        return Math.max(1e-3, attempt.seconds() - gcPart - fetchPart);
    }

    /** The same over the median. */
    double relative() {
        return net() / median;
    }
}
