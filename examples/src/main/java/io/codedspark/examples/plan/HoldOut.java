package io.codedspark.examples.plan;

import io.codedspark.spark.plan.Backtest;
import io.codedspark.spark.plan.BacktestScore;
import io.codedspark.spark.plan.Plan;
import io.codedspark.spark.plan.PlanOptions;
import io.codedspark.spark.plan.Planner;
import io.codedspark.spark.plan.Recommendation;
import io.codedspark.spark.plan.StageVerdict;
import io.codedspark.spark.plan.log.History;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Plans made from the event log of plain runs, to be held against runs that were not learned from. */
public final class HoldOut {

    private final List<StageVerdict> verdicts;
    private final List<BacktestScore> scores;

    private HoldOut(List<StageVerdict> verdicts, List<BacktestScore> scores) {
        this.verdicts = verdicts;
        this.scores = scores;
    }

    /** Plans all stages of a history, and scores forecasts of its plain runs against every other of them. */
    public static HoldOut of(History history, PlanOptions options) {
        Plan plan = Planner.plan(history, options);
        return new HoldOut(plan.stages(), Backtest.score(history, options));
    }

    /** What was planned for the stage of a name. */
    public StageVerdict verdict(String stage) {
        return verdicts.stream()
                .filter(one -> one.key().name().equals(stage))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The log has no stage '" + stage + "'."));
    }

    /**
     * Runs what was planned for a stage and compares.
     *
     * @param worthCoding what the planner should say
     * @param run runs a recommended code as often as is measured and gives the seconds of each run
     */
    public PlanTrial trial(String stage, boolean worthCoding, Function<Recommendation, double[]> run) {
        StageVerdict verdict = verdict(stage);
        BacktestScore score = scores.stream()
                .filter(one -> one.key().equals(verdict.key()))
                .findFirst()
                .orElseThrow();
        double[] coded = verdict.recommendation().map(run).orElse(new double[] {Double.NaN});
        return new PlanTrial(
                stage,
                verdict.reason(),
                verdict.codes() == worthCoding,
                score.predictedP95(),
                score.measuredP95(),
                verdict.recommendation()
                        .map(code -> code.estimate().p50().value())
                        .orElse(Double.NaN),
                at(coded, 0.5),
                verdict.recommendation()
                        .map(code -> code.estimate().p95().value())
                        .orElse(Double.NaN),
                at(coded, 0.95));
    }

    private static double at(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }
}
