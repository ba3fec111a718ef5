package io.codedspark.spark.plan;

import io.codedspark.spark.plan.log.History;
import io.codedspark.spark.plan.log.SpeculationSettings;
import io.codedspark.spark.plan.log.StageRun;
import io.codedspark.spark.plan.simulate.Outcome;
import io.codedspark.spark.plan.simulate.Strategy;
import io.codedspark.spark.plan.slowdown.Empirical;
import java.util.Arrays;
import java.util.List;

/**
 * Forecasts one half of the runs of every stage from the other half, and says how far off that was. Runs take turns: the
 * first, third, ... are learned from, the others scored. What is forecast is the stage as it ran, with the speculation that
 * was in force; it tests the explanation, the slowdowns and the scheduling, but no code.
 */
public final class Backtest {

    /** With fewer runs there is nothing to halve. */
    public static final int LEAST_RUNS = 4;

    private static final int LEAST_SAMPLES = 20;

    private Backtest() {}

    /** A score for every stage of at least {@value #LEAST_RUNS} complete runs and two tasks. */
    public static List<BacktestScore> score(History history, PlanOptions options) {
        return StageProfile.of(history).stream()
                .filter(profile -> profile.runs().size() >= LEAST_RUNS && profile.tasks() > 1)
                .filter(profile ->
                        Explained.of(profile.everyOther(0)).slowdowns().observed() >= LEAST_SAMPLES)
                .map(profile -> score(profile, options))
                .toList();
    }

    private static BacktestScore score(StageProfile profile, PlanOptions options) {
        StageProfile learned = profile.everyOther(0);
        StageProfile scored = profile.everyOther(1);
        Explained stage = Explained.of(learned);
        Estimator estimator = new Estimator(learned, stage, Empirical.of(stage.slowdowns()), options);
        Strategy strategy = asRun(learned);
        Outcome outcome = estimator.simulate(strategy);
        double[] measured =
                scored.runs().stream().mapToDouble(StageRun::seconds).sorted().toArray();
        double low = outcome.quantile(0.05);
        double high = outcome.quantile(0.95);
        return new BacktestScore(
                profile.key(),
                learned.runs().size(),
                scored.runs().size(),
                strategy,
                outcome.quantile(0.5),
                at(measured, 0.5),
                high,
                at(measured, 0.95),
                Arrays.stream(measured).filter(x -> x >= low && x <= high).count() / (double) measured.length);
    }

    private static Strategy asRun(StageProfile profile) {
        SpeculationSettings settings = profile.runs().get(0).speculation();
        return settings.enabled() ? Candidates.speculation(settings) : new Strategy.Plain();
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }
}
