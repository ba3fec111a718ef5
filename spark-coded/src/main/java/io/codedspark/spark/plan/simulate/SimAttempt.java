package io.codedspark.spark.plan.simulate;

/** One simulated attempt. */
final class SimAttempt {

    final int task;
    final int slot;
    final double start;
    final double end;
    boolean over;

    SimAttempt(int task, int slot, double start, double end) {
        this.task = task;
        this.slot = slot;
        this.start = start;
        this.end = end;
    }
}
