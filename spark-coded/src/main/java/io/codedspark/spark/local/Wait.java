package io.codedspark.spark.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what other processes do, by looking again and again. */
final class Wait {

    private static final long PAUSE_MS = 50;

    private Wait() {}

    /** Waits until the condition holds; returns false when it does not within the limit. */
    static boolean reached(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return condition.getAsBoolean();
            }
        }
        return true;
    }

    /** As {@link #reached}, for the workers of a cluster that starts. */
    static void until(Duration limit, BooleanSupplier condition) {
        if (!reached(limit, condition)) {
            throw new IllegalStateException("The workers did not register with their master within " + limit.toSeconds()
                    + " s; raise startTimeout on a loaded machine.");
        }
    }
}
