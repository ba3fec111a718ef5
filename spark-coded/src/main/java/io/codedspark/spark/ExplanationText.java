package io.codedspark.spark;

import java.util.Locale;

/** Writes an explanation as text. */
final class ExplanationText {

    private ExplanationText() {}

    static String of(CodedExplanation job) {
        StringBuilder text = new StringBuilder();
        line(text, "coded job '%s' would map %d source partitions", job.function(), job.sources());
        job.obstacles().forEach(obstacle -> line(text, "  not coded: %s", obstacle));
        line(
                text,
                "  groups: %d of %s, %s code, policy %s",
                job.groups(),
                job.shape(),
                job.exactness().name().toLowerCase(Locale.ROOT),
                job.options().policy());
        line(
                text,
                "  slots: %d sources and %d parities; %d executors on %d hosts run %d at once, %d could start now",
                job.sources(),
                job.parities(),
                job.cluster().executors(),
                job.cluster().hosts(),
                job.cluster().tasks(),
                job.cluster().free());
        if (job.codes()) {
            cover(text, job);
        } else {
            line(text, "  may be lost: nothing without waiting for it or computing it again");
        }
        line(text, "  expected end: %s", finish(job));
        job.notes().forEach(note -> line(text, "  note: %s", note));
        return text.toString();
    }

    private static void cover(StringBuilder text, CodedExplanation job) {
        int hosts = job.hostsThatMayBeLost();
        line(
                text,
                "  may be late or lost: any %d slots of each group%s",
                job.shape().r(),
                hosts == 0 ? "" : ", so any " + hosts + " of the hosts, where Spark follows the preferred places");
        line(
                text,
                "  overhead: %d parity tasks, %.0f %% of the source tasks; each source partition is read %d times",
                job.parities(),
                100 * job.overhead(),
                job.readsOfEachSource());
        line(text, "  parity starts: %s", start(job));
    }

    private static String start(CodedExplanation job) {
        ParityDelay delay = job.options().parityDelay();
        if (!delay.isNone()) {
            return "in groups with a source that has run for "
                    + (delay.medianShare() > 0 ? delay + " of the median task time" : delay.toString())
                    + ", or failed";
        }
        return job.slots() <= job.cluster().free()
                ? "with the sources"
                : "when no source waits for a slot, in groups that are not complete by then";
    }

    private static String finish(CodedExplanation job) {
        return job.finish()
                .map(end -> String.format(
                        Locale.ROOT,
                        "after %.2f s, 95 of 100 runs within %.2f s, 99 within %.2f s (%s)",
                        end.p50(),
                        end.p95(),
                        end.p99(),
                        end.from()))
                .orElse("unknown without a log of an earlier run; 'bin/coded plan EVENT-LOG' tells");
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
