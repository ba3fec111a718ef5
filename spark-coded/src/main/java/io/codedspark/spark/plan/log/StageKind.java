package io.codedspark.spark.plan.log;

/** What a stage makes. */
public enum StageKind {
    /** The last stage of a job: its tasks make the job's results. */
    RESULT,
    /** A stage that writes shuffle files: Spark always waits for all of its tasks. */
    SHUFFLE
}
