package io.codedspark.spark.job;

import io.codedspark.spark.AttemptRecord;
import io.codedspark.spark.ParityDelay;
import io.codedspark.spark.group.GroupLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds in a job that has ended what no code can help against: slots that are too few for parity to start with the sources,
 * and sources that have so many more rows than the others of their group that their parities take as long as they do.
 * Knows nothing of Spark.
 */
final class CodingLimits {

    /** How many times the median of its group a source must have to be called skewed, in rows and in time. */
    private static final double SKEWED_ROWS = 2;

    private static final double SKEWED_TIME = 1.5;

    private final GroupLayout layout;
    private final List<AttemptRecord> attempts;
    private final long[] rows;

    /** Milliseconds of the longest attempt of each source. */
    private final long[] longest;

    private CodingLimits(GroupLayout layout, List<AttemptRecord> attempts, long[] rows) {
        this.layout = layout;
        this.attempts = attempts;
        this.rows = rows;
        this.longest = new long[layout.sourcePartitions()];
        for (AttemptRecord attempt : attempts) {
            if (attempt.source()) {
                int source = layout.sourcePartition(attempt.group(), attempt.slot());
                longest[source] = Math.max(longest[source], millis(attempt));
            }
        }
    }

    /**
     * Sentences for the report; none where nothing stood in the way, or where there are no parities.
     *
     * @param delay of parity; delayed parity does not wait for slots, so nothing is said of them
     * @param attempts of all slots
     * @param rows of each source partition, 0 where not known
     * @param freeSlots tasks that could start at once when the job began
     */
    static List<String> of(
            GroupLayout layout, ParityDelay delay, List<AttemptRecord> attempts, long[] rows, int freeSlots) {
        if (layout.shape().r() == 0 || attempts.isEmpty()) {
            return List.of();
        }
        CodingLimits limits = new CodingLimits(layout, attempts, rows);
        List<String> said = new ArrayList<>();
        if (delay.isNone()) {
            limits.slots(freeSlots).ifPresent(said::add);
        }
        limits.skew().ifPresent(said::add);
        return said;
    }

    private Optional<String> slots(int freeSlots) {
        if (layout.codedPartitions() <= freeSlots) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%d slots were free for the %d tasks of the groups, so parity had to wait until no source waited for a slot:"
                        + " coding helps less and later then. Give the job %d slots, or take fewer parities",
                freeSlots,
                layout.codedPartitions(),
                layout.codedPartitions()));
    }

    private Optional<String> skew() {
        List<Integer> skewed = new ArrayList<>();
        for (int source = 0; source < layout.sourcePartitions(); source++) {
            if (timesTheMedian(source) >= SKEWED_ROWS && isSlow(source)) {
                skewed.add(source);
            }
        }
        Optional<Integer> worst = skewed.stream().max(Comparator.comparingDouble(this::timesTheMedian));
        return worst.map(source -> String.format(
                Locale.ROOT,
                "source partition %d has %,d rows, %.1f times the median of its group%s: a parity of it takes as long as it"
                        + " does, so no code helps against that. Cut the large partitions",
                source,
                rows[source],
                timesTheMedian(source),
                skewed.size() > 1 ? ", and " + (skewed.size() - 1) + " more are like it" : ""));
    }

    private double timesTheMedian(int source) {
        long median = median(othersOf(source).stream()
                .mapToLong(other -> rows[other])
                .filter(n -> n > 0)
                .toArray());
        return median == 0 ? 0 : rows[source] / (double) median;
    }

    private List<Integer> othersOf(int source) {
        int group = layout.groupOfSource(source);
        List<Integer> others = new ArrayList<>();
        for (int slot = 0; slot < layout.sources(group); slot++) {
            int other = layout.sourcePartition(group, slot);
            if (other != source) {
                others.add(other);
            }
        }
        return others;
    }

    private boolean isSlow(int source) {
        long others = median(othersOf(source).stream()
                .mapToLong(other -> longest[other])
                .filter(millis -> millis > 0)
                .toArray());
        return others > 0 && longest[source] >= SKEWED_TIME * others;
    }

    private static long millis(AttemptRecord attempt) {
        return attempt.endMillis() - attempt.startMillis();
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values.length == 0 ? 0 : values[values.length / 2];
    }
}
