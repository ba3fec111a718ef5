package io.codedspark.examples.measure;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

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
            double nanos = window(work, System::nanoTime);
            now = System.nanoTime();
            if (nanos < best * 0.97) {
                best = nanos;
                calmSince = now;
            }
        }
    }

    /** Nanoseconds for one run. */
    public static double nanos(Runnable work) {
        return median(work, System::nanoTime);
    }

    /**
     * Nanoseconds of processor time of this thread for one run: what other processes take is left out, what threads of the
     * JVM do beside it as well.
     */
    public static double threadNanos(Runnable work) {
        return median(work, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    /** Seconds of processor time that this JVM took for a piece of work, on all its threads. */
    public static <T> Timed<T> processSeconds(Supplier<T> work) {
        double before = processSeconds();
        T result = work.get();
        return new Timed<>(result, processSeconds() - before);
    }

    /** What a piece of work gave, and the seconds it took. */
    public record Timed<T>(T result, double seconds) {}

    private static double processSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElseThrow(() -> new IllegalStateException(
                                "This system does not tell how much processor time a process took."))
                        .toNanos()
                / 1e9;
    }

    private static double median(Runnable work, LongSupplier clock) {
        window(work, clock);
        double[] windows = new double[WINDOWS];
        for (int i = 0; i < WINDOWS; i++) {
            windows[i] = window(work, clock);
        }
        Arrays.sort(windows);
        return windows[WINDOWS / 2];
    }

    private static double window(Runnable work, LongSupplier clock) {
        long start = clock.getAsLong();
        long now = start;
        long runs = 0;
        while (now - start < WINDOW_NANOS) {
            work.run();
            runs++;
            now = clock.getAsLong();
        }
        return (now - start) / (double) runs;
    }
}
