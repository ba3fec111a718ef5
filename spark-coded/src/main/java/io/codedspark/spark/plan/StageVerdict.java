package io.codedspark.spark.plan;

import io.codedspark.codes.GroupShape;
import io.codedspark.spark.CodedExplanation;
import io.codedspark.spark.plan.log.StageKey;
import io.codedspark.spark.plan.log.StageRun;
import io.codedspark.spark.plan.simulate.Strategy;
import io.codedspark.spark.plan.slowdown.SlowdownFits;
import io.codedspark.spark.plan.slowdown.Slowdowns;
import java.util.List;
import java.util.Optional;

/**
 * What the planner found out about a stage.
 *
 * @param key the stage
 * @param facts what the log says of it
 * @param explanation why its tasks were late
 * @param slowdowns how slow every attempt was beyond its work and its host
 * @param fits distributions of that, if there are enough samples
 * @param estimates what strategies are expected to come to, plain first; empty without enough samples
 * @param recommendation the code to take, if one is
 * @param refusal why none is, if none is
 * @param reason the verdict in a sentence
 * @param worst the run that waited longest
 */
public record StageVerdict(
        StageKey key,
        Facts facts,
        TailExplanation explanation,
        Slowdowns slowdowns,
        Optional<SlowdownFits> fits,
        List<StrategyEstimate> estimates,
        Optional<Recommendation> recommendation,
        Optional<Refusal> refusal,
        String reason,
        StageRun worst) {

    public StageVerdict {
        estimates = List.copyOf(estimates);
    }

    /**
     * What a log says of a stage.
     *
     * @param runs complete runs
     * @param tasks tasks of the median run
     * @param slots slots of the median run
     * @param hosts hosts of the median run
     * @param samples task attempts that ended well or were ended early
     * @param censored how many of them were ended early
     * @param failed further attempts that failed; they are in no figure
     * @param taskSeconds median of the runs' median task
     * @param stageSeconds median seconds of a run
     */
    public record Facts(
            int runs,
            int tasks,
            int slots,
            int hosts,
            int samples,
            int censored,
            int failed,
            double taskSeconds,
            double stageSeconds) {}

    /**
     * When a coded run of the stage is expected to end, for {@link CodedExplanation#expecting}.
     *
     * @param shape of the groups
     * @return nothing where that shape was not simulated
     */
    public Optional<CodedExplanation.Finish> finish(GroupShape shape) {
        return estimates.stream()
                .filter(estimate -> estimate.strategy() instanceof Strategy.Coded coded
                        && coded.shape().equals(shape))
                .findFirst()
                .map(estimate -> new CodedExplanation.Finish(
                        estimate.p50().value(),
                        estimate.p95().value(),
                        estimate.p99().value(),
                        "simulated from " + facts.runs() + " runs of " + key));
    }

    /** Whether the stage should be coded. */
    public boolean codes() {
        return recommendation.isPresent();
    }
}
