package io.codedspark.spark.fault;

import java.io.Serializable;
import java.time.Duration;

/**
 * Something that happens to the first attempts of a task partition, before one of its batches.
 *
 * @param kind what happens
 * @param partition the task partition
 * @param batch before which batch of the attempt, from 0
 * @param attempts how many first attempts of each Spark job it happens to
 * @param lasting for how long, where the kind has an end
 */
public record FaultEvent(Kind kind, int partition, int batch, int attempts, Duration lasting) implements Serializable {

    /** What may happen to a task. */
    public enum Kind {
        /** An exception out of user code. */
        THROW("throws"),
        /** The JVM refuses an allocation larger than its heap; Spark ends an executor of which a task throws that. */
        OUT_OF_MEMORY("runs out of memory"),
        /** The executor's JVM ends at once, as by SIGKILL. */
        KILL("has its executor killed"),
        /** The executor's JVM is stopped by SIGSTOP and answers nothing any more. */
        STOP("has its executor stopped"),
        /** The executor's JVM is stopped by SIGSTOP and goes on by SIGCONT after a while. */
        STOP_FOR_A_WHILE("has its executor stopped for ");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    public FaultEvent {
        if (partition < 0 || batch < 0 || attempts < 1) {
            throw new IllegalArgumentException("An event in task partition " + partition + " before batch " + batch
                    + " of the first " + attempts
                    + " attempts never happens; partitions and batches count from 0, attempts from 1.");
        }
        if (lasting.isNegative()) {
            throw new IllegalArgumentException("An event that lasts " + lasting + " ends before it begins.");
        }
    }

    boolean happensTo(int taskPartition, int attempt, long beforeBatch) {
        return taskPartition == partition && attempt < attempts && beforeBatch == batch;
    }

    @Override
    public String toString() {
        String howLong = kind == Kind.STOP_FOR_A_WHILE ? lasting.toMillis() + " ms" : "";
        return "task partition " + partition + " " + kind.words + howLong + " before batch " + batch + " of "
                + (attempts == 1 ? "its first attempt" : "its first " + attempts + " attempts");
    }
}
