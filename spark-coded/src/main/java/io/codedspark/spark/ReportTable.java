package io.codedspark.spark;

import java.util.Locale;

/** The attempts of a job as tab-separated lines that notebooks show as a table with charts. */
final class ReportTable {

    private ReportTable() {}

    static String of(CodedReport report) {
        StringBuilder table = new StringBuilder("%table group\tslot\tkind\texecutor\thost\tstart s\tseconds\tend\n");
        long first = report.attempts().stream()
                .mapToLong(AttemptRecord::startMillis)
                .min()
                .orElse(0);
        for (AttemptRecord attempt : report.attempts()) {
            table.append(String.format(
                    Locale.ROOT,
                    "%d\t%d\t%s\t%s\t%s\t%.2f\t%.2f\t%s%n",
                    attempt.group(),
                    attempt.slot(),
                    attempt.source() ? "source" : "parity",
                    attempt.executor(),
                    attempt.host(),
                    (attempt.startMillis() - first) / 1000.0,
                    (attempt.endMillis() - attempt.startMillis()) / 1000.0,
                    attempt.end().name().toLowerCase(Locale.ROOT)));
        }
        return table.toString();
    }
}
