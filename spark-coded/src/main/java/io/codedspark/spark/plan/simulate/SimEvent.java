package io.codedspark.spark.plan.simulate;

import org.jspecify.annotations.Nullable;

/**
 * Something that happens at a time.
 *
 * @param time when
 * @param order breaks ties: earlier made, earlier handled
 * @param kind what
 * @param id the slot, task or group that it is about
 * @param attempt the attempt that ends
 */
record SimEvent(
        double time,
        long order,
        Kind kind,
        int id,
        @Nullable SimAttempt attempt) implements Comparable<SimEvent> {

    enum Kind {
        ATTEMPT_ENDS,
        SLOT_FREE,
        CHECK_TASK,
        DELAY_OVER,
        GRACE_OVER
    }

    @Override
    public int compareTo(SimEvent other) {
        int byTime = Double.compare(time, other.time);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
}
