package io.codedspark.spark.plan.report;

import io.codedspark.spark.plan.BacktestScore;
import io.codedspark.spark.plan.Plan;
import io.codedspark.spark.plan.Recommendation;
import io.codedspark.spark.plan.StageVerdict;
import io.codedspark.spark.plan.StrategyEstimate;
import io.codedspark.spark.plan.Words;
import io.codedspark.spark.plan.log.History;
import java.util.List;
import java.util.Locale;

/** A plan as an HTML page. */
final class PlanPage {

    private final Plan plan;
    private final List<BacktestScore> scores;
    private final StringBuilder out = new StringBuilder();

    PlanPage(Plan plan, List<BacktestScore> scores) {
        this.plan = plan;
        this.scores = scores;
    }

    String html() {
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<title>Redundancy plan</title><style>\n")
                .append(PageStyle.CSS)
                .append("</style></head><body><main>\n");
        head();
        plan.stages().forEach(this::stage);
        if (!scores.isEmpty()) {
            backtest();
        }
        footer();
        return out.append("</main></body></html>\n").toString();
    }

    private void head() {
        History history = plan.history();
        add("<h1>Which stages are worth coding</h1>");
        add(
                "<p class=\"soft\">Read from %s, %,d events.</p>",
                Labels.count(history.logs(), "event log"), history.events());
        add("<div class=\"figures\">");
        figure(String.valueOf(plan.stages().size()), "stages judged");
        figure(String.valueOf(plan.coded()), "should be coded");
        figure(
                String.format(
                        Locale.ROOT,
                        "%,d",
                        plan.stages().stream()
                                .mapToInt(stage -> stage.facts().samples())
                                .sum()),
                "task attempts");
        figure(String.valueOf(history.executorsLost()), "executors went away early");
        add("</div>");
        if (!history.notes().isEmpty()) {
            add("<ul class=\"soft\">");
            history.notes().forEach(note -> add("<li>%s</li>", Svg.escape(note)));
            add("</ul>");
        }
    }

    private void figure(String number, String words) {
        add("<div class=\"figure\"><b>%s</b><span class=\"soft\">%s</span></div>", number, words);
    }

    private void stage(StageVerdict stage) {
        add(
                "<section class=\"card\"><div class=\"head\"><h2>%s</h2>",
                Svg.escape(stage.key().toString()));
        add(
                "<span class=\"badge%s\">%s</span></div>",
                stage.codes() ? " yes" : "",
                stage.recommendation()
                        .map(code -> "code, k = " + code.shape().k() + ", r = "
                                + code.shape().r())
                        .orElse("do not code"));
        add("<p class=\"reason\">%s.</p>", Svg.escape(sentence(stage.reason())));
        add("<p class=\"soft\">%s.</p>", Svg.escape(Labels.facts(stage)));
        stage.recommendation().ifPresent(code -> settings(stage, code));
        add(
                "<h3>Where the %s task-seconds beyond the median come from: only slow hosts and the unexplained rest can be"
                        + " covered</h3>%s",
                Words.number(stage.explanation().excessSeconds()), CausesPlot.of(stage.explanation()));
        add("<h3>The run that waited longest, a row for each executor</h3>");
        add("%s", RunPlot.of(stage.worst(), stage.facts().taskSeconds()));
        stage.fits().ifPresent(fits -> {
            add(
                    "<div class=\"two\"><div><h3>Median, 95th (dot) and 99th percentile of the stage, simulated</h3>%s</div>",
                    StrategiesPlot.of(stage));
            add(
                    "<div><h3>How slow tasks are beyond their work and host: observed (dots) and fitted</h3>%s</div></div>",
                    TailPlot.of(stage.slowdowns(), fits));
            table(stage);
        });
        add("</section>");
    }

    private void settings(StageVerdict stage, Recommendation code) {
        StringBuilder lines = new StringBuilder();
        lines.append(code.java()).append("   // ").append(code.code()).append(" code\n");
        code.settings()
                .forEach((key, value) -> lines.append("--conf ")
                        .append(key)
                        .append('=')
                        .append(value)
                        .append('\n'));
        add("<pre>%s</pre>", Svg.escape(lines.toString().stripTrailing()));
        add("<ul class=\"soft\">");
        Labels.advice(stage).forEach(advice -> add("<li>%s</li>", Svg.escape(advice)));
        add("</ul>");
    }

    private void table(StageVerdict stage) {
        add("<details><summary>All figures, with 95 %% intervals</summary><table><tr><th>strategy</th><th>p50 s</th>"
                + "<th>p95 s</th><th>interval</th><th>p99 s</th><th>interval</th><th>task-seconds</th><th>interval</th>"
                + "<th>decoded</th></tr>");
        for (StrategyEstimate one : stage.estimates()) {
            add(
                    "<tr%s><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td>"
                            + "<td>%.1f %%</td></tr>",
                    Labels.isChosen(stage, one) ? " class=\"chosen\"" : "",
                    Svg.escape(one.strategy().words()),
                    Words.number(one.p50().value()),
                    Words.number(one.p95().value()),
                    Labels.range(one.p95()),
                    Words.number(one.p99().value()),
                    Labels.range(one.p99()),
                    Words.number(one.taskSeconds().value()),
                    Labels.range(one.taskSeconds()),
                    100 * one.decodedShare());
        }
        add("</table></details>");
    }

    private void backtest() {
        add(
                "<section class=\"card\"><h2>Backtest</h2><p class=\"soft\">Every other run, forecast from the runs between."
                        + " Inside: share of the runs between the forecast's 5th and 95th percentile; 90 %% would be perfect.</p>");
        add("<table><tr><th>stage</th><th>runs</th><th>p50 s</th><th>measured</th><th>error</th><th>p95 s</th>"
                + "<th>measured</th><th>error</th><th>inside</th></tr>");
        for (BacktestScore score : scores) {
            add(
                    "<tr><td>%s</td><td>%d</td><td>%s</td><td>%s</td><td>%+.0f %%</td><td>%s</td><td>%s</td>"
                            + "<td>%+.0f %%</td><td>%.0f %%</td></tr>",
                    Svg.escape(score.key().toString()),
                    score.scoredRuns(),
                    Words.number(score.predictedP50()),
                    Words.number(score.measuredP50()),
                    100 * score.errorP50(),
                    Words.number(score.predictedP95()),
                    Words.number(score.measuredP95()),
                    100 * score.errorP95(),
                    100 * score.inside());
        }
        add("</table></section>");
    }

    private void footer() {
        add(
                "<footer>Simulated with seed %d. Assumed: parity tasks and decoders read %s MB/s, outputs are as large as"
                        + " inputs, an ended task holds its slot for %s. Not modelled: stages that run at the same time,"
                        + " locality waits, lost executors.</footer>",
                plan.options().seed(),
                Words.number(plan.options().readRate() / 1e6),
                Words.seconds(plan.options().cancelSeconds()));
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
