package io.codedspark.spark.job;

import io.codedspark.spark.rdd.Coverage;

/**
 * What a coded job left on the executors.
 *
 * @param coverage how every source partition is answered
 * @param outcome what happened
 */
record StoredOutcome(Coverage coverage, JobOutcome outcome) {}
