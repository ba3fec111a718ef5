package io.codedspark.spark.observe.event;

/** Where a group stands. */
public enum GroupState {
    /** Slots are waited for. */
    RUNNING,
    /** Nothing more is needed: all sources arrived, or the erased ones can be decoded. */
    COVERED,
    /** Too few slots arrived, or the policy forbids decoding: erased sources are computed again through lineage. */
    FALLEN_BACK
}
