package io.codedspark.spark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.spark.plan.log.EventLogs;
import io.codedspark.spark.plan.log.History;
import io.codedspark.spark.plan.log.StageRun;
import io.codedspark.spark.testing.SharedCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.EventLoggingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/** An event log that Spark itself writes while jobs run on executors of their own. */
class RecordedLogTest {

    private static final int RUNS = 20;
    private static final int TASKS = 12;

    @TempDir
    Path folder;

    @Test
    void findsStragglersInTheLogOfARealCluster() throws Exception {
        History history = recordedWithStragglers();

        List<StageRun> runs = history.runs();
        assertThat(runs).hasSize(RUNS).allSatisfy(run -> {
            assertThat(run.tasks()).isEqualTo(TASKS);
            assertThat(run.complete()).isTrue();
            assertThat(run.attempts()).hasSize(TASKS);
            assertThat(run.key().name()).startsWith("foreach at RecordedLogTest.java");
        });
        assertThat(history.skippedLines()).isZero();
        StageVerdict verdict = Planner.plan(
                        history, PlanOptions.defaults().withSlots(2 * TASKS).withAttempts(3000))
                .stages()
                .get(0);
        assertThat(verdict.facts().samples()).isEqualTo(RUNS * TASKS);
        assertThat(verdict.explanation().share(Cause.SKEW)).isLessThan(0.5);
        assertThat(verdict.codes()).as(verdict.reason()).isTrue();
    }

    /** Tasks of 30 ms; in every run another one takes 600 ms. */
    private History recordedWithStragglers() throws Exception {
        JavaSparkContext context = SharedCluster.context();
        EventLoggingListener listener = new EventLoggingListener(
                "recorded", Option.empty(), folder.toUri(), context.getConf(), context.hadoopConfiguration());
        listener.start();
        context.sc().addSparkListener(listener);
        try {
            for (int run = 0; run < RUNS; run++) {
                int late = 5 * run % TASKS;
                context.parallelize(IntStream.range(0, TASKS).boxed().toList(), TASKS)
                        .foreach(index -> Thread.sleep(index == late ? 600 : 30));
            }
            context.sc().listenerBus().waitUntilEmpty();
        } finally {
            context.sc().removeSparkListener(listener);
            listener.stop();
        }
        assertThat(Files.exists(folder.resolve("recorded"))).isTrue();
        return EventLogs.read(List.of(folder.resolve("recorded").toString()), new Configuration());
    }
}
