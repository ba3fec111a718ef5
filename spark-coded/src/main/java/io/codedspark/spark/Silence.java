package io.codedspark.spark;

import java.io.Serializable;
import java.time.Duration;

/**
 * What is done about executors of which no heartbeat comes while a coded job runs.
 *
 * @param after how long without a heartbeat makes an executor silent
 * @param action what is done then
 */
public record Silence(Duration after, Action action) implements Serializable {

    /** What is done about a silent executor. */
    public enum Action {
        /** Tasks that a group still needs get a copy on another host, and nothing is read from it. */
        AVOID,
        /**
         * The same, and Spark is asked to kill it and start another one. It loses what it stored, for other jobs too, and it may
         * only have been slow.
         */
        REPLACE
    }

    public Silence {
        if (after.isNegative() || after.isZero()) {
            throw new IllegalArgumentException(
                    CodedOptions.SILENT_AFTER + " is " + after + "; it must be longer than 0.");
        }
    }
}
