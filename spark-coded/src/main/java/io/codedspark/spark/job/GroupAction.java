package io.codedspark.spark.job;

/** What a {@link GroupJob} wants done. */
sealed interface GroupAction {

    /** Kill a task attempt that is no longer needed; Spark starts it again, and the new attempt steps aside. */
    record Kill(long taskId) implements GroupAction {}

    /** Force a copy of a silent task; the copy steps aside, and Spark no longer waits for the silent attempt. */
    record ForceCopy(int slot) implements GroupAction {}

    /** Run a failed slot once more. */
    record Retry(int slot) implements GroupAction {}
}
