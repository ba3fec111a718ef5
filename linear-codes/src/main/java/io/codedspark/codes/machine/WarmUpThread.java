package io.codedspark.codes.machine;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Warms kernels up and times them, one after the other on one background thread of the least priority, so that no two are
 * timed at once. Thread-safe.
 */
public final class WarmUpThread {

    private static final long WINDOW_NANOS = 20_000_000L;
    private static final int STEADY_WINDOWS = 6;
    private static final double CLEARLY = 1.05;

    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "coded-kernel-warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });

    private WarmUpThread() {}

    /** Runs something on the thread when those asked for before have ended. */
    public static void execute(Runnable task) {
        THREAD.execute(task);
    }

    /** Whether a time beats another one by more than noise. */
    public static boolean isFaster(double nanos, double than) {
        return nanos * CLEARLY < than;
    }

    /**
     * Nanoseconds a run, once they fall no more and beat another time; gives up after a while.
     *
     * @param toBeat nanoseconds; {@link Double#MAX_VALUE} for no rival
     * @param longestNanos after which it gives up
     */
    public static double steadyNanos(Runnable work, double toBeat, long longestNanos) {
        long start = System.nanoTime();
        double best = Double.MAX_VALUE;
        int windowsSinceBest = 0;
        while (System.nanoTime() - start < longestNanos && (windowsSinceBest < STEADY_WINDOWS || best > toBeat)) {
            double now = window(work);
            if (now < best * 0.97) {
                best = now;
                windowsSinceBest = 0;
            } else {
                windowsSinceBest++;
            }
        }
        return best;
    }

    private static double window(Runnable work) {
        long from = System.nanoTime();
        long now = from;
        long runs = 0;
        while (now - from < WINDOW_NANOS) {
            work.run();
            runs++;
            now = System.nanoTime();
        }
        return (now - from) / (double) runs;
    }
}
