package io.codedspark.spark.plan.log;

/** How an attempt of a task ended. */
public enum AttemptEnd {
    /** It ran to its end. Its duration is a whole duration, even where another attempt was faster. */
    SUCCEEDED,
    /** It was ended from outside while it ran, or the log ends before it did: it would have taken longer. */
    CENSORED,
    /** It threw, or its executor was lost: its duration says nothing about slowness. */
    FAILED
}
