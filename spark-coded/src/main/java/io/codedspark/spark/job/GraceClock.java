package io.codedspark.spark.job;

import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.DecodingPlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Learns from the tasks that arrived how long the others may take: the median, and the grace as a share of it. */
final class GraceClock {

    private final double share;
    private final long leastMillis;
    private final long capMillis;
    private final List<Long> sorted = new ArrayList<>();

    /**
     * For outputs of which the erased ones are decoded at a place.
     *
     * @param share of the median time, as set
     * @param capMillis the longest grace
     */
    GraceClock(DecodingPlace place, double share, long capMillis) {
        this.share = share / place.shortening();
        this.leastMillis = CodedOptions.LEAST_GRACE.toMillis() / place.shortening();
        this.capMillis = capMillis;
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
