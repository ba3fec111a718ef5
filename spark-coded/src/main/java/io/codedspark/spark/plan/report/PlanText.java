package io.codedspark.spark.plan.report;

import io.codedspark.spark.plan.BacktestScore;
import io.codedspark.spark.plan.Plan;
import io.codedspark.spark.plan.Recommendation;
import io.codedspark.spark.plan.StageVerdict;
import io.codedspark.spark.plan.StrategyEstimate;
import io.codedspark.spark.plan.Words;
import io.codedspark.spark.plan.log.History;
import io.codedspark.spark.plan.slowdown.Fit;
import java.util.List;
import java.util.Locale;

/** A plan as text. */
final class PlanText {

    private final Plan plan;
    private final List<BacktestScore> scores;
    private final StringBuilder out = new StringBuilder();

    PlanText(Plan plan, List<BacktestScore> scores) {
        this.plan = plan;
        this.scores = scores;
    }

    String text() {
        History history = plan.history();
        line(
                "%s, %,d events; of the %s that took most task time, %d should be coded",
                Labels.count(history.logs(), "event log"),
                history.events(),
                Labels.count(plan.stages().size(), "stage"),
                plan.coded());
        if (history.executorsLost() > 0) {
            line(
                    "%s went away before the end, %s in an hour of one executor",
                    Labels.count(history.executorsLost(), "executor"), Words.number(plan.lossesPerExecutorHour()));
        }
        history.notes().forEach(note -> line("note: %s", note));
        int number = 1;
        for (StageVerdict stage : plan.stages()) {
            stage(number++, stage);
        }
        if (!scores.isEmpty()) {
            backtest();
        }
        return out.toString();
    }

    private void stage(int number, StageVerdict stage) {
        line("");
        line("%d. %s", number, stage.key());
        line("   %s", Labels.facts(stage));
        line("   %s", Labels.explanation(stage));
        stage.fits().ifPresent(fits -> fits.fits().forEach(this::fit));
        if (!stage.estimates().isEmpty()) {
            line("");
            line(
                    "   %-26s %9s %9s %-17s %9s %10s %8s",
                    "strategy", "p50 s", "p95 s", " 95 % interval", "p99 s", "task-s", "decoded");
            stage.estimates().forEach(estimate -> row(stage, estimate));
            line("");
        }
        line("   => %s", stage.reason());
        stage.recommendation().ifPresent(this::settings);
        Labels.advice(stage).forEach(advice -> line("      %s", advice));
    }

    private void fit(Fit fit) {
        line(
                "   slowdown: %s (distance %.3f; %s %s, 95 %% interval %s)",
                fit.model().words(),
                fit.distance(),
                fit.parameterName(),
                Words.number(fit.parameter().value()),
                Labels.range(fit.parameter()));
    }

    private void row(StageVerdict stage, StrategyEstimate estimate) {
        line(
                " %s %-26s %9s %9s %-17s %9s %10s %8s",
                Labels.isChosen(stage, estimate) ? "*" : " ",
                estimate.strategy().words(),
                Words.number(estimate.p50().value()),
                Words.number(estimate.p95().value()),
                " " + Labels.range(estimate.p95()),
                Words.number(estimate.p99().value()),
                Words.number(estimate.taskSeconds().value()),
                estimate.decodedShare() == 0
                        ? ""
                        : String.format(Locale.ROOT, "%.1f %%", 100 * estimate.decodedShare()));
    }

    private void settings(Recommendation recommendation) {
        line("      code: %s, %s", recommendation.code(), recommendation.java());
        recommendation.settings().forEach((key, value) -> line("      --conf %s=%s", key, value));
    }

    private void backtest() {
        line("");
        line("backtest: every other run forecast from the runs between");
        line(
                "   %-44s %5s %9s %9s %7s %9s %9s %7s %7s",
                "stage", "runs", "p50 s", "measured", "error", "p95 s", "measured", "error", "inside");
        for (BacktestScore score : scores) {
            line(
                    "   %-44s %5d %9s %9s %6.0f%% %9s %9s %6.0f%% %6.0f%%",
                    score.key(),
                    score.scoredRuns(),
                    Words.number(score.predictedP50()),
                    Words.number(score.measuredP50()),
                    100 * score.errorP50(),
                    Words.number(score.predictedP95()),
                    Words.number(score.measuredP95()),
                    100 * score.errorP95(),
                    100 * score.inside());
        }
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }
}
