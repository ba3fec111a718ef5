package io.codedspark.examples.measure;

import java.util.Arrays;

/** Times a piece of work in its steady state: after it has stopped becoming faster, the median of windows. */
public final class Stopwatch {

    private static final int WINDOWS = 9;
    private static final long WINDOW_NANOS = 30_000_000;
    private static final long CALM_NANOS = 2_500_000_000L;
    private static final long LONGEST_WARM_UP_NANOS = 15_000_000_000L;

    private Stopwatch() {}

    /** Runs the work until it was compiled. */
    public static void warmUp(Runnable work) {
        long start = System.nanoTime();
        long calmSince = start;
        double best = Double.MAX_VALUE;
        long now = start;
        while (now - calmSince < CALM_NANOS && now - start < LONGEST_WARM_UP_NANOS) {
            double nanos = window(work);
            now = System.nanoTime();
            if (nanos < best * 0.97) {
                best = nanos;
                calmSince = now;
            }
        }
    }

    /** Nanoseconds for one run. */
    public static double nanos(Runnable work) {
        window(work);
        double[] windows = new double[WINDOWS];
        for (int i = 0; i < WINDOWS; i++) {
            windows[i] = window(work);
        }
        Arrays.sort(windows);
        return windows[WINDOWS / 2];
    }

    private static double window(Runnable work) {
        long start = System.nanoTime();
        long now = start;
        long runs = 0;
        while (now - start < WINDOW_NANOS) {
            work.run();
            runs++;
            now = System.nanoTime();
        }
        return (now - start) / (double) runs;
    }
}
