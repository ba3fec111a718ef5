package io.codedspark.spark.group;

import java.io.Serializable;

/**
 * Where an executor runs.
 *
 * @param executor Spark's executor id
 * @param host its host name or address
 */
public record ExecutorPlace(String executor, String host) implements Serializable {

    /** The form in which an RDD states a preference for this executor. */
    public String preference() {
        return "executor_" + host + "_" + executor;
    }
}
