package io.codedspark.spark;

import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.spark.job.JobOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a coded job did. Rows are counted where they were read: a partition that no action has read yet is not in the counts.
 *
 * @param function name of the function
 * @param shape shape of the groups
 * @param exactness what reconstructed rows are worth
 * @param policy what was allowed
 * @param groups number of groups
 * @param groupsFallenBack groups in which sources had to be computed again through lineage
 * @param rows rows by origin
 * @param erasures erased slots with their causes
 * @param attempts every attempt of every slot, in order of start
 * @param seconds from submitting the slots to the last group covered; decoding comes after it
 * @param warnings what the user should know
 */
public record CodedReport(
        String function,
        GroupShape shape,
        Exactness exactness,
        CoveragePolicy policy,
        int groups,
        int groupsFallenBack,
        Map<RowOrigin, Long> rows,
        List<ErasureRecord> erasures,
        List<AttemptRecord> attempts,
        double seconds,
        List<String> warnings) {

    public CodedReport {
        rows = Map.copyOf(rows);
        erasures = List.copyOf(erasures);
        attempts = List.copyOf(attempts);
        warnings = List.copyOf(warnings);
    }

    /** The report of a job's outcome. */
    public static CodedReport of(
            String function,
            GroupShape shape,
            Exactness exactness,
            CoveragePolicy policy,
            int groups,
            Map<RowOrigin, Long> rows,
            JobOutcome outcome) {
        return new CodedReport(
                function,
                shape,
                exactness,
                policy,
                groups,
                outcome.groupsFallenBack(),
                rows,
                outcome.erasures(),
                outcome.attempts(),
                (outcome.endMillis() - outcome.startMillis()) / 1000.0,
                outcome.warnings());
    }

    /** This report with one more thing that the user should know. */
    CodedReport noting(String warning) {
        List<String> all = new ArrayList<>(warnings);
        all.add(warning);
        return new CodedReport(
                function, shape, exactness, policy, groups, groupsFallenBack, rows, erasures, attempts, seconds, all);
    }

    static CodedReport of(
            CodedFunction<?, ?> function,
            CodedOptions options,
            int groups,
            Map<RowOrigin, Long> rows,
            JobOutcome outcome) {
        return of(function.name(), function.shape(), function.exactness(), options.policy(), groups, rows, outcome);
    }

    /** Rows of an origin. */
    public long rows(RowOrigin origin) {
        return rows.getOrDefault(origin, 0L);
    }

    public long reconstructedRows() {
        return rows(RowOrigin.RECONSTRUCTED_EXACTLY) + rows(RowOrigin.RECONSTRUCTED_APPROXIMATELY);
    }

    public long allRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many slots were erased for each cause. */
    public Map<ErasureCause, Long> causes() {
        Map<ErasureCause, Long> causes = new TreeMap<>();
        erasures.forEach(erasure -> causes.merge(erasure.cause(), 1L, Long::sum));
        return causes;
    }

    /** Seconds of executor time that went into attempts of source and parity slots. */
    public double taskSeconds() {
        return attempts.stream().mapToLong(a -> a.endMillis() - a.startMillis()).sum() / 1000.0;
    }

    /** A plain text of a few lines. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "coded job '%s': %d groups of %s, %s code, policy %s, %.2f s, %.2f task seconds%n",
                function,
                groups,
                shape,
                exactness.name().toLowerCase(Locale.ROOT),
                policy,
                seconds,
                taskSeconds()));
        for (RowOrigin origin : RowOrigin.values()) {
            if (rows(origin) > 0 || origin == RowOrigin.COMPUTED) {
                text.append(String.format(Locale.ROOT, "  %-28s %,12d rows%n", origin, rows(origin)));
            }
        }
        if (groupsFallenBack > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %d of %d groups fell back to lineage: too few of their slots arrived or the policy did not allow decoding%n",
                    groupsFallenBack,
                    groups));
        }
        for (ErasureRecord erasure : erasures) {
            String kind = shape.isSource(erasure.slot()) ? "source" : "parity";
            text.append(String.format(
                    Locale.ROOT,
                    "  erased: group %d, %s slot %d: %s%s%n",
                    erasure.group(),
                    kind,
                    erasure.slot(),
                    erasure.cause(),
                    erasure.message().isEmpty() ? "" : ": " + firstLine(erasure.message())));
        }
        warnings.forEach(warning -> text.append("  note: ").append(warning).append(System.lineSeparator()));
        return text.toString();
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() <= 200 ? line : line.substring(0, 200) + " ...";
    }

    /**
     * Every attempt of every slot as a {@code %table} of notebooks: a header line, then one line an attempt, columns
     * separated by tabs.
     */
    public String toTable() {
        return ReportTable.of(this);
    }

    /** The report as one JSON object. */
    public String toJson() {
        return ReportJson.of(this);
    }
}
