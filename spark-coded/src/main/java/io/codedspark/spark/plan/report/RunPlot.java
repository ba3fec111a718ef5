package io.codedspark.spark.plan.report;

import io.codedspark.spark.plan.Words;
import io.codedspark.spark.plan.log.AttemptEnd;
import io.codedspark.spark.plan.log.StageRun;
import io.codedspark.spark.plan.log.TaskAttempt;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One run as it was: a row for each executor, a bar for each attempt. */
final class RunPlot {

    private static final int WIDTH = 1040;
    private static final int MOST_ROWS = 60;
    private static final int TOP = 26;
    private static final double LATE = 1.5;

    private RunPlot() {}

    static String of(StageRun run, double medianSeconds) {
        Map<String, Integer> rows = rows(run);
        double height = rows.size() > 24 ? 6 : rows.size() > 12 ? 10 : 16;
        double bottom = TOP + height * rows.size();
        long first = run.attempts().stream()
                .mapToLong(TaskAttempt::launchMillis)
                .min()
                .orElse(0);
        double end = run.attempts().stream()
                .mapToDouble(attempt -> (attempt.finishMillis() - first) / 1000.0)
                .max()
                .orElse(1);
        Axis x = Axis.linear(0, 1.02 * end, 4, WIDTH - 4);
        Svg svg = new Svg(WIDTH, (int) bottom + 34, "The run that waited longest");
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), TOP, x.at(tick), bottom, "grid");
            svg.text(x.at(tick), bottom + 15, tick == 0 ? "tick" : "tick middle", Axis.label(tick) + " s");
        }
        double most = ninety(run, first);
        svg.box(x.at(most), TOP, x.at(run.seconds()) - x.at(most), bottom - TOP, "waiting", "the stage waits");
        for (TaskAttempt attempt : run.attempts()) {
            Integer row = rows.get(attempt.executor());
            if (row != null) {
                double from = x.at((attempt.launchMillis() - first) / 1000.0);
                double to = x.at((attempt.finishMillis() - first) / 1000.0);
                svg.box(
                        from,
                        TOP + height * row + 1,
                        to - from - 1,
                        height - 2,
                        style(attempt, medianSeconds),
                        tip(attempt));
            }
        }
        svg.line(x.at(most), TOP - 6, x.at(most), bottom, "mark");
        boolean left = x.at(most) > WIDTH / 2.0;
        svg.text(
                x.at(most) + (left ? -6 : 6),
                TOP - 10,
                left ? "label right" : "label",
                "nine of ten tasks done after " + Words.seconds(most) + ", the last after "
                        + Words.seconds(run.seconds()));
        return svg.end();
    }

    private static Map<String, Integer> rows(StageRun run) {
        Map<String, Long> ends = new HashMap<>();
        run.attempts().forEach(attempt -> ends.merge(attempt.executor(), attempt.finishMillis(), Math::max));
        List<String> order = ends.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ROWS)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Integer> rows = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            rows.put(order.get(i), i);
        }
        return rows;
    }

    private static double ninety(StageRun run, long first) {
        Map<Integer, Long> done = new HashMap<>();
        run.attempts().stream()
                .filter(TaskAttempt::succeeded)
                .forEach(attempt -> done.merge(attempt.index(), attempt.finishMillis(), Math::min));
        List<Long> ends = done.values().stream().sorted().toList();
        return (ends.get((int) Math.ceil(0.9 * ends.size()) - 1) - first) / 1000.0;
    }

    private static String style(TaskAttempt attempt, double medianSeconds) {
        if (attempt.end() == AttemptEnd.FAILED) {
            return "bar-failed";
        }
        if (attempt.censored()) {
            return "bar-cut";
        }
        return attempt.seconds() > LATE * medianSeconds ? "bar-late" : "bar";
    }

    private static String tip(TaskAttempt attempt) {
        return String.format(
                Locale.ROOT,
                "task %d, attempt %d on %s: %s, %s%s",
                attempt.index(),
                attempt.attempt(),
                attempt.host(),
                Words.seconds(attempt.seconds()),
                attempt.end().name().toLowerCase(Locale.ROOT),
                attempt.speculative() ? ", speculative" : "");
    }
}
