package io.codedspark.spark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.spark.plan.log.SyntheticLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {

    private static final long SEED = 11;

    @TempDir
    Path folder;

    @Test
    void forecastsHeldOutRunsOfEveryKindOfStage() throws IOException {
        for (SyntheticLog log : List.of(
                MadeUpLogs.stragglers(SEED),
                MadeUpLogs.skewed(SEED),
                MadeUpLogs.steady(SEED),
                MadeUpLogs.collecting(SEED),
                MadeUpLogs.fetching(SEED),
                MadeUpLogs.speculated(SEED))) {
            BacktestScore score = score(log).get(0);

            assertThat(score.learnedRuns() + score.scoredRuns()).isEqualTo(20);
            assertThat(score.errorP95()).as("%s, seed %d", score, SEED).isBetween(-0.15, 0.15);
            assertThat(score.inside()).as("%s, seed %d", score, SEED).isGreaterThanOrEqualTo(0.6);
        }
    }

    @Test
    void scoresNothingThatRanOnce() throws IOException {
        assertThat(score(MadeUpLogs.ofOneRun(SEED))).isEmpty();
    }

    private List<BacktestScore> score(SyntheticLog log) throws IOException {
        return Backtest.score(MadeUpLogs.read(log, folder), PlanOptions.defaults());
    }
}
