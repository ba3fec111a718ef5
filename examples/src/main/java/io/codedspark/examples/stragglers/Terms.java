package io.codedspark.examples.stragglers;

import io.codedspark.spark.fault.FaultPlan;
import java.time.Duration;

/**
 * What is the same in every cell, so that cells may be compared.
 *
 * @param sources source partitions of a job, one group of a code
 * @param slots executors, of one core each
 * @param taskSeconds what a task takes with nothing wrong
 * @param repetitions of every cell
 * @param seed of all troubles
 */
record Terms(int sources, int slots, double taskSeconds, int repetitions, long seed) {

    /** A task sleeps before each of its batches, so that trouble may come half-way. */
    static final int BATCHES = 4;

    /** Rows of a batch. */
    static final int BATCH_ROWS = 16;

    /** The parities for which the rows on slot pressure leave room. */
    static final int PARITIES = 2;

    Terms {
        require(sources >= 2 && sources <= 16, "--sources", sources, "2 to 16");
        require(
                slots >= 2 * sources && slots <= 64,
                "--slots",
                slots,
                "from twice the sources, for replication, to 64");
        require(taskSeconds >= 0.05 && taskSeconds <= 60, "--task-seconds", taskSeconds, "0.05 to 60");
        require(repetitions >= 1, "--repetitions", repetitions, "at least 1");
    }

    private static void require(boolean holds, String option, Object value, String bound) {
        if (!holds) {
            throw new IllegalArgumentException(option + " is " + value + "; give " + bound + ".");
        }
    }

    /** Source partitions and the parities that slot pressure is reckoned with. */
    int withParities() {
        return sources + PARITIES;
    }

    /** Rows of a source partition. */
    int rows() {
        return BATCHES * BATCH_ROWS;
    }

    /** The work of a task, and no trouble. */
    FaultPlan calm() {
        return FaultPlan.seeded(seed).pause(Duration.ofNanos(Math.round(1e9 * taskSeconds / BATCHES)));
    }

    /** The same with tasks of another length. */
    Terms withTaskSeconds(double seconds) {
        return new Terms(sources, slots, seconds, repetitions, seed);
    }

    /** The same with another seed. */
    Terms withSeed(long other) {
        return new Terms(sources, slots, taskSeconds, repetitions, other);
    }
}
