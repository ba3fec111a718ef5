package io.codedspark.parity.fold;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * How much faster one piece of work is than another, measured in alternating short windows of the calling thread's processor
 * time (of time where the JVM does not count that), so that what else the machine does disturbs little, and both alike.
 *
 * @param typical the median of the pairs' ratios; above 1 the second is faster
 * @param cautious the ratio that nine of ten pairs reach
 */
public record SideBySide(double typical, double cautious) {

    private static final int PAIRS = 21;
    private static final int WARM_UP_PAIRS = 3;
    private static final long WINDOW_NANOS = 12_000_000L;

    /** Measures for about half a second, longer where one run takes longer than a window. */
    public static SideBySide measure(Runnable first, Runnable second) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        boolean counted = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
        return measure(first, second, counted ? threads::getCurrentThreadCpuTime : System::nanoTime);
    }

    static SideBySide measure(Runnable first, Runnable second, LongSupplier clock) {
        double[] ratios = new double[PAIRS];
        for (int pair = -WARM_UP_PAIRS; pair < PAIRS; pair++) {
            boolean firstLeads = pair % 2 == 0;
            double leading = window(firstLeads ? first : second, clock);
            double following = window(firstLeads ? second : first, clock);
            if (pair >= 0) {
                ratios[pair] = firstLeads ? leading / following : following / leading;
            }
        }
        return of(ratios);
    }

    static SideBySide of(double[] ratios) {
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        return new SideBySide(sorted[sorted.length / 2], sorted[sorted.length / 10]);
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
