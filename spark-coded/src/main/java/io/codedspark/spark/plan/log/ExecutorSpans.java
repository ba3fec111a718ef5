package io.codedspark.spark.plan.log;

import java.util.ArrayList;
import java.util.List;

/** When which executor was there. */
final class ExecutorSpans {

    private record Span(String executor, String host, int cores, long from, long to) {}

    private final List<Span> spans = new ArrayList<>();
    private int removed;

    void added(String executor, String host, int cores, long millis) {
        spans.add(new Span(executor, host, cores, millis, Long.MAX_VALUE));
    }

    void removed(String executor, long millis) {
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            if (span.executor.equals(executor) && span.to == Long.MAX_VALUE) {
                spans.set(i, new Span(executor, span.host, span.cores, span.from, millis));
                removed++;
            }
        }
    }

    /** Cores of the executors that were there at some time between the two. */
    int cores(long from, long to) {
        return spans.stream()
                .filter(span -> span.from <= to && span.to >= from)
                .mapToInt(Span::cores)
                .sum();
    }

    /** Their hosts. */
    int hosts(long from, long to) {
        return (int) spans.stream()
                .filter(span -> span.from <= to && span.to >= from)
                .map(Span::host)
                .distinct()
                .count();
    }

    /** How many were removed. */
    int removed() {
        return removed;
    }

    /** Hours for which executors were registered, up to the end of the log. */
    double hours(long endMillis) {
        return spans.stream()
                        .mapToLong(span -> Math.max(0, Math.min(span.to, endMillis) - span.from))
                        .sum()
                / 3_600_000.0;
    }
}
