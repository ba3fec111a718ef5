package io.codedspark.spark;

/**
 * One attempt of a slot's task, for timelines.
 *
 * @param group the group
 * @param slot the slot; sources come first
 * @param source whether the slot holds a source
 * @param executor id of the executor
 * @param host its host
 * @param startMillis driver's clock, milliseconds since the epoch
 * @param endMillis the same; the end of the job for attempts that never answered
 * @param end how the attempt ended
 */
public record AttemptRecord(
        int group, int slot, boolean source, String executor, String host, long startMillis, long endMillis, End end) {

    /** How an attempt ended. */
    public enum End {
        /** Its output was stored. */
        ARRIVED,
        /** It stepped aside without computing. */
        ASIDE,
        /** It was let go: killed as late, or never answered. */
        LET_GO,
        /** The function threw, or the executor was lost. */
        FAILED
    }
}
