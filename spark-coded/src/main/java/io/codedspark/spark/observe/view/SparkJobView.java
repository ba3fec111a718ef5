package io.codedspark.spark.observe.view;

/**
 * A Spark job that belongs to a coded job.
 *
 * @param id Spark's id of the job
 * @param phase what it does
 */
public record SparkJobView(int id, Phase phase) {

    /** What a Spark job of a coded job does. */
    public enum Phase {
        /** Computes and stores the slots. */
        COMPUTE,
        /** Computes parity that was held back. */
        PARITY,
        /** Computes slots again that failed. */
        RETRY,
        /** Reads the outputs: stored ones, and those that are decoded or recomputed on the way. */
        READ
    }
}
