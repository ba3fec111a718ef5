package io.codedspark.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.codedspark.spark.local.ExecutorHandle;
import io.codedspark.spark.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;

/** Coded jobs on separate executor JVMs, with one kind of trouble each. */
class CodedJobTest extends TripledJobs {

    @Test
    void reconstructsNothingWhenAllSourcesAreOnTime() {
        try (CodedResult<double[]> result = run(source(20, 20, 20, 20), new Triple(2, sleep(0, 300)))) {
            assertRight(result, 20, 20, 20, 20);
            assertThat(result.report().rows(RowOrigin.COMPUTED)).isEqualTo(80);
            assertThat(result.report().erasures()).isEmpty();
        }
    }

    @Test
    void doesNotWaitForALateSource() {
        try (CodedResult<double[]> result = run(source(20, 20, 20, 20), new Triple(2, sleep(1, FOREVER_MILLIS)))) {
            assertRight(result, 20, 20, 20, 20);
            CodedReport report = result.report();
            assertThat(report.rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isEqualTo(20);
            assertThat(report.causes()).containsOnlyKeys(ErasureCause.LATE);
            assertThat(report.seconds()).isLessThan(FOREVER_MILLIS / 1000.0 / 4);
            assertThat(report.warnings())
                    .as("Spark sees the job as succeeded")
                    .noneMatch(warning -> warning.contains("cancelled"));
        }
    }

    @Test
    void doesNotWaitForATaskThatIgnoresItsKill() {
        Triple.Trouble stubborn = source -> {
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(source == 1 ? 12_000 : 300);
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(1_000_000);
                Thread.interrupted();
            }
        };
        try (CodedResult<double[]> result = run(source(20, 20), new Triple(2, stubborn))) {
            assertRight(result, 20, 20);
            CodedReport report = result.report();
            assertThat(report.rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isEqualTo(20);
            assertThat(report.causes()).containsOnlyKeys(ErasureCause.LATE);
            assertThat(report.warnings())
                    .as("Spark sees the job as succeeded")
                    .noneMatch(warning -> warning.contains("cancelled"));
            assertThat(report.seconds()).isLessThan(8);
        }
    }

    @Test
    void coversATaskThatThrowsAndKeepsTheCause() {
        try (CodedResult<double[]> result = run(source(20, 20), new Triple(2, fail(marks.toString(), 100, 0)))) {
            assertRight(result, 20, 20);
            CodedReport report = result.report();
            assertThat(report.rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isEqualTo(20);
            assertThat(report.erasures()).singleElement().satisfies(erasure -> {
                assertThat(erasure.cause()).isEqualTo(ErasureCause.FAILED);
                assertThat(erasure.message()).contains("trouble with source 0");
            });
        }
    }

    @Test
    void fallsBackAndSaysSoWhenTwoSlotsOfAGroupAreErased() {
        try (CodedResult<double[]> result =
                run(source(20, 20, 20, 20), new Triple(2, fail(marks.toString(), 2, 0, 1)))) {
            assertRight(result, 20, 20, 20, 20);
            CodedReport report = result.report();
            assertThat(report.groupsFallenBack()).isEqualTo(1);
            assertThat(report.rows(RowOrigin.RECOMPUTED)).isPositive();
            assertThat(report.rows(RowOrigin.COMPUTED)).isEqualTo(40);
            assertThat(report.toString()).contains("fell back to lineage").contains("trouble with source 0");
        }
    }

    @Test
    void recomputesFromTheBatchOnThatCannotBeDecoded() {
        JavaRDD<double[]> source = context.parallelize(List.of(0, 1), 2).flatMap(p -> {
            List<double[]> rows = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                rows.add(new double[] {i == 300 ? Triple.UNDECODABLE : p, i, 0});
            }
            return rows.iterator();
        });
        try (CodedResult<double[]> result = run(source, new Triple(2, fail(marks.toString(), 1, 1)))) {
            List<CodedRow<double[]>> rows = result.rows().collect();
            assertThat(rows).hasSize(1200);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(rows.get(i).value()[1]).isEqualTo(3.0 * (i % 600));
            }
            assertThat(result.report().rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isEqualTo(256);
            assertThat(result.report().rows(RowOrigin.RECOMPUTED)).isEqualTo(344);
        }
    }

    @Test
    void retriesFailedSlotsBeforeItFallsBack() {
        try (CodedResult<double[]> result = run(source(20, 20), new Triple(2, fail(marks.toString(), 1, 0, 1)))) {
            assertRight(result, 20, 20);
            assertThat(result.report().rows(RowOrigin.COMPUTED)).isEqualTo(40);
            assertThat(result.report().groupsFallenBack()).isZero();
        }
    }

    @Test
    void aFunctionThatAlwaysThrowsFailsWithItsOwnException() {
        try (CodedResult<double[]> result = run(source(20, 20), new Triple(2, fail(marks.toString(), 100, 0, 1)))) {
            assertThatThrownBy(() -> result.rows().collect()).hasStackTraceContaining("trouble with source");
        }
    }

    @Test
    void coversAnExecutorThatIsKilled() throws Exception {
        whileSourceOneRuns(ExecutorHandle::kill, report -> {
            assertThat(report.rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isEqualTo(20);
            assertThat(report.causes()).containsOnlyKeys(ErasureCause.LOST);
        });
    }

    @Test
    void coversAnExecutorThatIsStopped() throws Exception {
        whileSourceOneRuns(ExecutorHandle::stop, report -> {
            assertThat(report.rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isEqualTo(20);
            assertThat(report.causes()).containsOnlyKeys(ErasureCause.LATE);
        });
    }

    private Optional<ExecutorHandle> executorOfSourceOne() {
        return SharedCluster.cluster().executors(context).stream()
                .filter(executor -> Files.exists(marks.resolve("runs-on-" + executor.pid())))
                .findFirst();
    }

    /** A source that starts late, on a new executor, would be let go before it tells where it runs. */
    private static void awaitSourceOne(Path marks) throws InterruptedException {
        String[] found = marks.toFile().list();
        for (int look = 0; look < 400 && (found == null || found.length == 0); look++) {
            Thread.sleep(50);
            found = marks.toFile().list();
        }
    }

    private interface Harm {
        void to(ExecutorHandle executor);
    }

    private void whileSourceOneRuns(Harm harm, java.util.function.Consumer<CodedReport> check) throws Exception {
        String marks = this.marks.toString();
        Triple.Trouble tellsWhere = source -> {
            if (source == 1) {
                try {
                    String pid = Long.toString(ProcessHandle.current().pid());
                    Files.writeString(Path.of(marks, "runs-on-" + pid), "");
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                Thread.sleep(2500);
            }
            awaitSourceOne(Path.of(marks));
            Thread.sleep(500);
        };
        try (CodedResult<double[]> result = run(source(20, 20), new Triple(2, tellsWhere))) {
            CompletableFuture<CodedReport> job =
                    CompletableFuture.supplyAsync(() -> result.run().report());
            ExecutorHandle victim = await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> executorOfSourceOne(), Optional::isPresent)
                    .orElseThrow();
            harm.to(victim);
            try {
                job.get(30, TimeUnit.SECONDS);
                assertRight(result, 20, 20);
                check.accept(result.report());
            } finally {
                if (victim.isAlive()) {
                    victim.resume();
                }
            }
        }
    }
}
