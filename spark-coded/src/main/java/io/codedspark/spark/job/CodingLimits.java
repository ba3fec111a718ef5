package io.codedspark.spark.job;

import io.codedspark.spark.AttemptRecord;
import io.codedspark.spark.ParityDelay;
import io.codedspark.spark.group.GroupLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds, in the attempts of a job that has ended, what no code can help against: parity tasks that had to wait for a slot,
 * and sources that have so many more rows than the others of their group that their parities take as long as they do.
 * Knows nothing of Spark.
 */
final class CodingLimits {

    /** A parity that starts within this time after the first task has only waited for Spark's scheduler. */
    private static final long SCHEDULING_MILLIS = 150;

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
     */
    static List<String> of(GroupLayout layout, ParityDelay delay, List<AttemptRecord> attempts, long[] rows) {
        if (layout.shape().r() == 0 || attempts.isEmpty()) {
            return List.of();
        }
        CodingLimits limits = new CodingLimits(layout, attempts, rows);
        List<String> said = new ArrayList<>();
        if (delay.isNone()) {
            limits.slots().ifPresent(said::add);
        }
        limits.skew().ifPresent(said::add);
        return said;
    }

    private Optional<String> slots() {
        long start =
                attempts.stream().mapToLong(AttemptRecord::startMillis).min().orElse(0);
        long typical = median(attempts.stream()
                .filter(attempt -> attempt.end() == AttemptRecord.End.ARRIVED)
                .mapToLong(CodingLimits::millis)
                .toArray());
        long free = attempts.stream()
                .filter(attempt -> attempt.end() != AttemptRecord.End.ASIDE)
                .mapToLong(AttemptRecord::endMillis)
                .min()
                .orElse(start);
        long waited = Math.max(free, start + Math.max(SCHEDULING_MILLIS, typical / 2));
        Set<Integer> inTime = new HashSet<>();
        attempts.stream()
                .filter(attempt -> !attempt.source() && attempt.startMillis() < waited)
                .forEach(attempt -> inTime.add(layout.codedPartition(attempt.group(), attempt.slot())));
        int parities = layout.groups() * layout.shape().r();
        int late = parities - inTime.size();
        int atOnce = mostAtOnce();
        if (typical == 0 || late == 0 || atOnce >= layout.codedPartitions()) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%d of %d parity tasks had to wait for a slot, as at most %d of the %d tasks ran at once; coding helps less"
                        + " then, and costs time where parity is needed. Give the job %d slots, or take fewer parities",
                late,
                parities,
                atOnce,
                layout.codedPartitions(),
                layout.codedPartitions()));
    }

    private int mostAtOnce() {
        long[] starts =
                attempts.stream().mapToLong(AttemptRecord::startMillis).sorted().toArray();
        long[] ends =
                attempts.stream().mapToLong(AttemptRecord::endMillis).sorted().toArray();
        int most = 0;
        int ended = 0;
        for (int started = 1; started <= starts.length; started++) {
            while (ends[ended] <= starts[started - 1] && ended < started - 1) {
                ended++;
            }
            most = Math.max(most, started - ended);
        }
        return most;
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
