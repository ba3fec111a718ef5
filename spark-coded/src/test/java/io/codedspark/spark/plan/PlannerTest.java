package io.codedspark.spark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.spark.plan.log.SyntheticLog;
import io.codedspark.spark.plan.log.SyntheticTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {

    private static final long SEED = 11;
    private static final PlanOptions QUICK = PlanOptions.defaults().withAttempts(5000);

    @TempDir
    Path folder;

    @Test
    void recommendsACodeAgainstStragglers() throws IOException {
        StageVerdict stage = verdict(MadeUpLogs.stragglers(SEED));

        assertThat(stage.codes()).as(stage.reason()).isTrue();
        Recommendation code = stage.recommendation().orElseThrow();
        assertThat(code.shape().r()).as("seed %d", SEED).isBetween(2, 4);
        assertThat(code.estimate().p95().value())
                .isLessThan(0.5 * plain(stage).p95().value());
        assertThat(code.settings()).containsKey("spark.coded.grace.share");
        assertThat(stage.explanation().share(Cause.REST)).isGreaterThan(0.9);
        assertThat(stage.reason()).startsWith("code it with k = ").contains("95th percentile falls from 12");
    }

    @Test
    void warnsWhereSizesWereNotCounted() throws IOException {
        assertThat(verdict(MadeUpLogs.stragglers(SEED)).reason()).doesNotContain("neither");
        assertThat(verdict(MadeUpLogs.stragglersWithoutSizes(SEED)).reason())
                .startsWith("code it")
                .contains("counted neither bytes nor records");
    }

    @Test
    void saysSkewOfTasksWithMoreData() throws IOException {
        StageVerdict stage = verdict(MadeUpLogs.skewed(SEED));

        assertThat(stage.refusal()).as(stage.reason()).contains(Refusal.SKEW);
        assertThat(stage.explanation().share(Cause.SKEW)).as("seed %d", SEED).isGreaterThan(0.9);
        assertThat(stage.reason())
                .startsWith("do not code: 9")
                .contains("is skew")
                .contains("cut the large partitions");
    }

    @Test
    void saysSkewOfPartitionsThatAreSlowInEveryRun() throws IOException {
        StageVerdict stage = verdict(MadeUpLogs.skewedWithoutATrace(SEED));

        assertThat(stage.refusal()).as(stage.reason()).contains(Refusal.SKEW);
    }

    @Test
    void saysSkewEvenWhereSlowPartitionsMeetOnAHost() throws IOException {
        StageVerdict stage = verdict(MadeUpLogs.skewedOnFewHosts(SEED));

        assertThat(stage.refusal()).as(stage.reason()).contains(Refusal.SKEW);
        assertThat(stage.explanation().share(Cause.SKEW)).as("seed %d", SEED).isGreaterThan(0.9);
    }

    @Test
    void saysSteadyOfATaskTimeThatHardlyVaries() throws IOException {
        StageVerdict stage = verdict(MadeUpLogs.steady(SEED));

        assertThat(stage.refusal()).as(stage.reason()).contains(Refusal.STEADY);
        assertThat(stage.reason()).startsWith("do not code: it is steady");
    }

    @Test
    void saysGarbageCollectionWhereLateTasksCollect() throws IOException {
        StageVerdict stage = verdict(MadeUpLogs.collecting(SEED));

        assertThat(stage.refusal()).as(stage.reason()).contains(Refusal.GC);
        assertThat(stage.reason()).contains("garbage collection").contains("more memory");
    }

    @Test
    void saysFetchWhereLateTasksWaitForBlocks() throws IOException {
        StageVerdict stage = verdict(MadeUpLogs.fetching(SEED));

        assertThat(stage.refusal()).as(stage.reason()).contains(Refusal.FETCH);
    }

    @Test
    void namesSlowHosts() throws IOException {
        StageVerdict stage = verdict(MadeUpLogs.slowHosts(SEED));

        assertThat(stage.explanation().share(Cause.HOST)).as("seed %d", SEED).isGreaterThan(0.8);
        assertThat(stage.explanation().coverableShare()).isGreaterThan(0.95);
    }

    @Test
    void countsLosersOfSpeculationAsAtLeastAsSlowAsSeen() throws IOException {
        StageVerdict stage = verdict(MadeUpLogs.speculated(SEED));

        assertThat(stage.facts().censored()).isBetween(10, 60);
        assertThat(plain(stage).p95().value()).as("seed %d", SEED).isBetween(4.5, 5.5);
        assertThat(stage.explanation().share(Cause.REST)).isGreaterThan(0.9);
    }

    @Test
    void refusesToForecastFromFewSamplesButExplains() throws IOException {
        StageVerdict stage = verdict(MadeUpLogs.ofOneRun(SEED));

        assertThat(stage.refusal()).contains(Refusal.TOO_FEW_SAMPLES);
        assertThat(stage.reason()).contains("32 task samples are too few").contains("at least 200");
        assertThat(stage.explanation().excessSeconds()).isPositive();
        assertThat(stage.estimates()).isEmpty();
    }

    @Test
    void refusesAStageWhoseOutputDiffersFromRunToRun() throws IOException {
        SyntheticLog log = new SyntheticLog(8).notRepeatable();
        for (int i = 0; i < 30; i++) {
            log.stage(MadeUpLogs.STAGE, Collections.nCopies(8, SyntheticTask.of(1)));
        }

        StageVerdict stage = verdict(log.end());

        assertThat(stage.refusal()).contains(Refusal.NOT_REPEATABLE);
    }

    @Test
    void saysTooFewSlotsWhereParityWouldHaveToWait() throws IOException {
        StageVerdict stage = verdict(MadeUpLogs.mildStragglersOnFullSlots(SEED));

        assertThat(stage.refusal()).as(stage.reason()).contains(Refusal.TOO_FEW_SLOTS);
        assertThat(stage.reason()).contains("with 48 slots for 48 tasks the parity tasks have to wait");
    }

    @Test
    void neverBlamesSlotsWhereThereAreTwiceAsManyAsTasks() throws IOException {
        for (SyntheticLog log : List.of(
                MadeUpLogs.mildStragglersOnFullSlots(SEED),
                MadeUpLogs.steady(SEED),
                MadeUpLogs.skewedOnFewHosts(SEED))) {
            StageVerdict stage = verdict(log, QUICK.withSlots(96));

            assertThat(stage.refusal()).as(stage.reason()).isNotEqualTo(Optional.of(Refusal.TOO_FEW_SLOTS));
        }
    }

    @Test
    void takesTheCheapestStrategyThatReachesATarget() throws IOException {
        StageVerdict easy = verdict(MadeUpLogs.stragglers(SEED), QUICK.withTargetSeconds(20));
        StageVerdict hard = verdict(MadeUpLogs.stragglers(SEED), QUICK.withTargetSeconds(3));
        StageVerdict never = verdict(MadeUpLogs.stragglers(SEED), QUICK.withTargetSeconds(0.5));

        assertThat(easy.refusal()).contains(Refusal.TARGET_MET);
        assertThat(hard.codes()).as(hard.reason()).isTrue();
        assertThat(never.refusal()).contains(Refusal.TARGET_OUT_OF_REACH);
    }

    @Test
    void theSameSeedGivesTheSamePlan() throws IOException {
        StageVerdict one = verdict(MadeUpLogs.stragglers(SEED));
        StageVerdict two = verdict(MadeUpLogs.stragglers(SEED));

        assertThat(one.reason()).isEqualTo(two.reason());
        assertThat(one.estimates()).isEqualTo(two.estimates());
    }

    private StageVerdict verdict(SyntheticLog log) throws IOException {
        return verdict(log, QUICK);
    }

    private StageVerdict verdict(SyntheticLog log, PlanOptions options) throws IOException {
        Plan plan = Planner.plan(MadeUpLogs.read(log, folder), options);
        assertThat(plan.stages()).hasSize(1);
        return plan.stages().get(0);
    }

    private static StrategyEstimate plain(StageVerdict stage) {
        return stage.estimates().get(0);
    }
}
