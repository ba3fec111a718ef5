package io.codedspark.spark.plan.log;

/**
 * One attempt of one task, as the log tells it.
 *
 * @param index the task's index in its stage
 * @param attempt 0 for the first attempt
 * @param executor executor id
 * @param host its host
 * @param launchMillis when the driver launched it, epoch milliseconds
 * @param finishMillis when it ended, epoch milliseconds
 * @param end how it ended
 * @param speculative whether it was a speculative copy
 * @param bytes input and shuffle bytes that it read
 * @param records input and shuffle records that it read
 * @param gcMillis garbage collection in the executor while it ran
 * @param fetchMillis time in which it waited for shuffle blocks
 */
public record TaskAttempt(
        int index,
        int attempt,
        String executor,
        String host,
        long launchMillis,
        long finishMillis,
        AttemptEnd end,
        boolean speculative,
        long bytes,
        long records,
        long gcMillis,
        long fetchMillis) {

    /** From launch to end as the driver saw it, in seconds. */
    public double seconds() {
        return (finishMillis - launchMillis) / 1000.0;
    }

    public boolean succeeded() {
        return end == AttemptEnd.SUCCEEDED;
    }

    public boolean censored() {
        return end == AttemptEnd.CENSORED;
    }
}
