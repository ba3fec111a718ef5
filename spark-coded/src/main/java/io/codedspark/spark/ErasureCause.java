package io.codedspark.spark;

/** Why a slot's output is missing. */
public enum ErasureCause {
    /** Still running when the group no longer needed it, and let go. */
    LATE,
    /** The function threw an exception. */
    FAILED,
    /** Its executor was lost, or its block could not be kept. */
    LOST,
    /** It arrived, but did not pass a check. */
    CORRUPT
}
