package io.codedspark.spark.observe.view;

import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.observe.event.GroupState;
import java.util.Locale;
import java.util.stream.Collectors;

/** A coded job as a text for terminals. */
final class ViewText {

    private static final int MESSAGE_LENGTH = 200;

    private ViewText() {}

    static String of(CodedJobView job) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "coded job %d '%s': %d groups of (k = %d, r = %d), %s code, %s",
                job.id(),
                job.function(),
                job.groups().size(),
                job.k(),
                job.r(),
                job.exactness().toLowerCase(Locale.ROOT),
                status(job));
        for (RowOrigin origin : RowOrigin.values()) {
            long rows = job.rows().getOrDefault(origin, 0L);
            if (rows > 0) {
                line(text, "  %-28s %,12d rows", origin, rows);
            }
        }
        long fallen = job.groupsIn(GroupState.FALLEN_BACK);
        if (fallen > 0) {
            line(
                    text,
                    "  %d of %d groups fell back to lineage",
                    fallen,
                    job.groups().size());
        }
        for (GroupView group : job.groups()) {
            for (SlotView slot : group.slots()) {
                if (slot.state().isErased()) {
                    line(text, "  %s", erased(group, slot));
                }
            }
        }
        if (!job.sparkJobs().isEmpty()) {
            line(
                    text,
                    "  Spark jobs: %s",
                    job.sparkJobs().stream()
                            .map(spark -> spark.id() + " (" + lower(spark.phase()) + ")")
                            .collect(Collectors.joining(", ")));
        }
        job.warnings().forEach(warning -> line(text, "  note: %s", warning));
        return text.toString();
    }

    private static String status(CodedJobView job) {
        return switch (job.status()) {
            case RUNNING -> "still running where the log ends";
            case FAILED -> "failed: " + firstLine(job.failure());
            case SUCCEEDED -> {
                String took = String.format(
                        Locale.ROOT,
                        "%.2f s, %.2f task seconds, %.2f of them for parity",
                        job.seconds(),
                        job.taskSeconds(),
                        job.paritySeconds());
                yield job.secondsSavedAtLeast() == 0
                        ? took
                        : took + String.format(Locale.ROOT, ", at least %.2f s saved", job.secondsSavedAtLeast());
            }
        };
    }

    private static String erased(GroupView group, SlotView slot) {
        return String.format(
                Locale.ROOT,
                "erased: group %d, %s slot %d: %s%s%s%s",
                group.group(),
                slot.source() ? "source" : "parity",
                slot.slot(),
                slot.state(),
                slot.executor().isEmpty() ? "" : " on executor " + slot.executor(),
                slot.rows().isEmpty() ? "" : ", " + lower(slot.kind()),
                slot.message().isEmpty() ? "" : ": " + firstLine(slot.message()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() <= MESSAGE_LENGTH ? line : line.substring(0, MESSAGE_LENGTH) + " ...";
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
