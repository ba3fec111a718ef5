package io.codedspark.spark.fault;

/** How far a random {@link FaultPlan} goes. */
public enum Mildness {
    /** Tasks are slow: by host, by partition, by attempt. */
    SLOW,
    /** Tasks also throw. */
    TASKS,
    /** Executors are also killed, stopped or run out of memory, which takes a cluster seconds to recover from. */
    EXECUTORS
}
