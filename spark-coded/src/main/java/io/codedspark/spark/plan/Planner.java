package io.codedspark.spark.plan;

import io.codedspark.spark.plan.log.AttemptEnd;
import io.codedspark.spark.plan.log.History;
import io.codedspark.spark.plan.log.StageRun;
import io.codedspark.spark.plan.slowdown.SlowdownFits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says for every stage of some event logs whether it should be coded.
 *
 * <p>The time that tasks took beyond the median of their run is divided among causes first. What comes from more data,
 * garbage collection or fetch waits stays with the task wherever it runs, so it counts as its work. What a slow host or
 * nothing explains is a slowdown that another task might not have: it is drawn again in simulations of the stage, on as
 * many slots and hosts as in the log, for plain Spark, speculation, replication and codes. A code is recommended if it saves
 * the asked share of the 95th percentile and speculation does not do as well for less.
 *
 * <p>Not seen in a log, so not judged: whether the stage's function has a code at all, the size of its outputs (taken to be
 * that of its inputs), and other stages that ran at the same time.
 */
public final class Planner {

    private Planner() {}

    /** A plan for everything that was read; stages of one task are left out. */
    public static Plan plan(History history, PlanOptions options) {
        List<StageVerdict> stages = StageProfile.of(history).stream()
                .filter(profile -> profile.tasks() > 1)
                .limit(options.mostStages())
                .map(profile -> judge(profile, options))
                .toList();
        return new Plan(history, options, stages);
    }

    private static StageVerdict judge(StageProfile profile, PlanOptions options) {
        Explained stage = Explained.of(profile);
        StageVerdict.Facts facts = facts(profile, stage);
        if (facts.samples() < options.leastSamples()) {
            return refused(
                    profile,
                    stage,
                    facts,
                    Refusal.TOO_FEW_SAMPLES,
                    String.format(
                            Locale.ROOT,
                            "do not code: %d task samples are too few for a forecast, at least %d are needed; add logs of"
                                    + " more runs",
                            facts.samples(),
                            options.leastSamples()));
        }
        if (!profile.repeatable()) {
            return refused(
                    profile,
                    stage,
                    facts,
                    Refusal.NOT_REPEATABLE,
                    "do not code: Spark says that its output differs from run to run, so a parity would not fit its"
                            + " sources; cache the input or make it deterministic");
        }
        SlowdownFits fits = SlowdownFits.of(stage.slowdowns(), options.seed());
        Estimator estimator = new Estimator(profile, stage, fits.observed(), options);
        Decision decision = new DecisionMaker(profile, stage, estimator, options).decide();
        return new StageVerdict(
                profile.key(),
                facts,
                stage.explanation(),
                stage.slowdowns(),
                Optional.of(fits),
                decision.estimates(),
                decision.recommendation(),
                decision.refusal(),
                decision.reason(),
                profile.worst());
    }

    private static StageVerdict refused(
            StageProfile profile, Explained stage, StageVerdict.Facts facts, Refusal refusal, String reason) {
        return new StageVerdict(
                profile.key(),
                facts,
                stage.explanation(),
                stage.slowdowns(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(refusal),
                reason,
                profile.worst());
    }

    private static StageVerdict.Facts facts(StageProfile profile, Explained stage) {
        int samples = stage.slowdowns().size();
        long failed = profile.runs().stream()
                .flatMap(run -> run.attempts().stream())
                .filter(attempt -> attempt.end() == AttemptEnd.FAILED)
                .count();
        return new StageVerdict.Facts(
                profile.runs().size(),
                profile.tasks(),
                profile.slots(),
                profile.hosts(),
                samples,
                samples - stage.slowdowns().observed(),
                (int) failed,
                Medians.of(profile.runs().stream().mapToDouble(Medians::seconds)),
                Medians.of(profile.runs().stream().mapToDouble(StageRun::seconds)));
    }
}
