package io.codedspark.spark.job;

import io.codedspark.spark.CodedOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Learns from the tasks that arrived how long the others may take: the median, and the grace as a share of it. */
final class GraceClock {

    /** Below this, differences between tasks are Spark's own jitter. */
    static final long LEAST_GRACE_MILLIS = CodedOptions.LEAST_GRACE.toMillis();

    /** Where a decoded output costs next to nothing, the grace is this much shorter. */
    private static final int CHEAP = 3;

    private final double share;
    private final long leastMillis;
    private final long capMillis;
    private final List<Long> sorted = new ArrayList<>();

    private GraceClock(double share, long leastMillis, long capMillis) {
        this.share = share;
        this.leastMillis = leastMillis;
        this.capMillis = capMillis;
    }

    /** For outputs that are decoded by tasks: a second stage, which is to be avoided where a source is nearly there. */
    static GraceClock decodingByTasks(double share, long capMillis) {
        return new GraceClock(share, LEAST_GRACE_MILLIS, capMillis);
    }

    /** For small outputs that are decoded exactly on the driver in no time: a third of the grace, and of the least one. */
    static GraceClock decodingOnDriver(double share, long capMillis) {
        return new GraceClock(share / CHEAP, LEAST_GRACE_MILLIS / CHEAP, capMillis);
    }

    void arrived(long millis) {
        int at = Collections.binarySearch(sorted, millis);
        sorted.add(at < 0 ? -at - 1 : at, millis);
    }

    /** Median run time of the tasks that arrived, 0 while there is none. */
    long medianMillis() {
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    /** How long a source may run beyond the median once its group is decodable. */
    long graceMillis() {
        long grace = Math.round(share * medianMillis());
        return Math.min(Math.max(grace, leastMillis), Math.max(capMillis, leastMillis));
    }
}
