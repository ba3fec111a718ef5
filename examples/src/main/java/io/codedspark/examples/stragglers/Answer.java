package io.codedspark.examples.stragglers;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.real.RealCode;
import io.codedspark.spark.AttemptRecord;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CodedRow;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.group.GroupLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a job answered.
 *
 * @param rows in the source's order
 * @param report of a job with a code
 * @param code of that job
 * @param layout of its groups; one group of all sources where there is no code
 */
record Answer(
        List<CodedRow<double[]>> rows, Optional<CodedReport> report, Optional<RealCode> code, GroupLayout layout) {

    /** Decoded rows may be off by this much of 1, the size of the values. */
    private static final double DECODED_ERROR = 1e-9;

    /**
     * Holds the rows against what they must be: computed ones bit by bit, decoded ones up to rounding.
     *
     * @throws IllegalStateException when one is wrong
     */
    void check(List<double[]> expected, String what) {
        if (rows.size() != expected.size()) {
            throw new IllegalStateException(
                    what + " answered " + rows.size() + " rows instead of " + expected.size() + ".");
        }
        for (int i = 0; i < expected.size(); i++) {
            CodedRow<double[]> row = rows.get(i);
            double allowed = row.origin().isReconstructed() ? DECODED_ERROR : 0;
            if (!(distance(row.value(), expected.get(i)) <= allowed)) {
                throw new IllegalStateException(what + " answered a wrong row: number " + i + ", " + row.origin()
                        + ", is " + Arrays.toString(row.value()) + " instead of "
                        + Arrays.toString(expected.get(i)) + ".");
            }
        }
    }

    private static double distance(double[] a, double[] b) {
        double largest = a.length == b.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            double apart = Math.abs(a[i] - b[i]);
            largest = apart <= largest ? largest : apart;
        }
        return largest;
    }

    long rows(RowOrigin origin) {
        return rows.stream().filter(row -> row.origin() == origin).count();
    }

    /** Seconds of the attempts that the answer is made of. */
    double usedSeconds(List<JobMeter.Attempt> attempts) {
        return report.isPresent() ? usedOfCoded(attempts, report.get()) : usedOfPlain(attempts);
    }

    private static double usedOfPlain(List<JobMeter.Attempt> attempts) {
        Map<Integer, JobMeter.Attempt> first = new HashMap<>();
        attempts.stream()
                .filter(attempt -> attempt.end() == JobMeter.End.SUCCEEDED)
                .forEach(attempt ->
                        first.merge(attempt.partition(), attempt, (a, b) -> a.finish() <= b.finish() ? a : b));
        return first.values().stream().mapToDouble(JobMeter.Attempt::seconds).sum();
    }

    /** Slots by which the groups were answered; of attempts that the report does not know, those that computed rows again. */
    private double usedOfCoded(List<JobMeter.Attempt> attempts, CodedReport of) {
        Set<Integer> used = usedPartitions(of);
        double seconds = of.attempts().stream()
                .filter(attempt -> attempt.end() == AttemptRecord.End.ARRIVED
                        && used.contains(layout.codedPartition(attempt.group(), attempt.slot())))
                .mapToDouble(attempt -> (attempt.endMillis() - attempt.startMillis()) / 1000.0)
                .sum();
        if (of.rows(RowOrigin.RECOMPUTED) == 0) {
            return seconds;
        }
        Set<String> known = of.attempts().stream()
                .map(attempt -> attempt.executor() + "@" + attempt.startMillis())
                .collect(Collectors.toSet());
        return seconds
                + attempts.stream()
                        .filter(attempt -> attempt.end() == JobMeter.End.SUCCEEDED)
                        .filter(attempt -> !known.contains(attempt.executor() + "@" + attempt.start()))
                        .mapToDouble(JobMeter.Attempt::seconds)
                        .sum();
    }

    private Set<Integer> usedPartitions(CodedReport of) {
        long[] arrived = new long[layout.groups()];
        of.attempts().stream()
                .filter(attempt -> attempt.end() == AttemptRecord.End.ARRIVED)
                .forEach(attempt -> arrived[attempt.group()] |= 1L << attempt.slot());
        Set<Integer> used = new HashSet<>();
        for (int group = 0; group < arrived.length; group++) {
            for (int slot = 0; slot < layout.sources(group); slot++) {
                if ((arrived[group] >>> slot & 1) != 0) {
                    used.add(layout.codedPartition(group, slot));
                }
            }
            Erasures erasures = layout.erasures(group, arrived[group]);
            if (erasures.sources().length > 0 && code.orElseThrow().canDecode(erasures)) {
                for (int slot : code.orElseThrow().recovery(erasures).slots()) {
                    if (!layout.isAbsent(group, slot)) {
                        used.add(layout.codedPartition(group, slot));
                    }
                }
            }
        }
        return used;
    }
}
