package io.codedspark.spark.plan;

/** Why a stage should not be coded. */
public enum Refusal {
    /** Too few task attempts to tell. */
    TOO_FEW_SAMPLES,
    /** Its output differs from run to run, so a parity would belong to other sources. */
    NOT_REPEATABLE,
    /** It waits for no one: its tasks take about the same time. */
    STEADY,
    /** Late tasks have more to do. */
    SKEW,
    /** Late tasks collect garbage. */
    GC,
    /** Late tasks wait for shuffle blocks. */
    FETCH,
    /** Parity tasks would have to wait for slots. */
    TOO_FEW_SLOTS,
    /** Speculation does as well for as little. */
    SPECULATION_DOES,
    /** It reaches the target as it is. */
    TARGET_MET,
    /** Nothing that was tried reaches the target. */
    TARGET_OUT_OF_REACH,
    /** No code saves enough. */
    NO_GAIN
}
