package io.codedspark.spark.observe.event;

import io.codedspark.spark.ErasureCause;

/** Where a slot stands. */
public enum SlotState {
    /** Not started, or running. */
    WAITING,
    /** Its output is stored. */
    ARRIVED,
    /** Its output was not needed: all sources of its group arrived, or other slots stand in for them. */
    ASIDE,
    /** Erased: let go while it ran, because the group was covered without it. */
    LATE,
    /** Erased: the function threw. */
    FAILED,
    /** Erased: its executor was lost, or its output could not be kept. */
    LOST,
    /** Erased: its output did not pass a check. */
    CORRUPT;

    /** The state of a slot that is erased for a cause. */
    public static SlotState of(ErasureCause cause) {
        return valueOf(cause.name());
    }

    public boolean isErased() {
        return this == LATE || this == FAILED || this == LOST || this == CORRUPT;
    }
}
