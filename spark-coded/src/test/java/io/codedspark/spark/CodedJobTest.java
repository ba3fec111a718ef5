package io.codedspark.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.codedspark.codes.Exactness;
import io.codedspark.spark.local.ExecutorHandle;
import io.codedspark.spark.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coded jobs on separate executor JVMs, with one kind of trouble each. */
class CodedJobTest {

    private static final int WIDTH = 3;
    private static final long FOREVER_MILLIS = 60_000;

    @TempDir
    private Path marks;

    private JavaSparkContext context;

    @BeforeEach
    void open() {
        context = SharedCluster.context();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> {
            assertThat(context.sc().getRDDStorageInfo()).isEmpty();
            assertThat(context.statusTracker().getActiveJobIds()).isEmpty();
            assertThat(context.statusTracker().getActiveStageIds()).isEmpty();
        });
    }

    private JavaRDD<double[]> source(int... lengths) {
        if (lengths.length == 0) {
            return context.emptyRDD();
        }
        List<Integer> partitions = new ArrayList<>();
        for (int p = 0; p < lengths.length; p++) {
            partitions.add(p);
        }
        return context.parallelize(partitions, lengths.length).flatMap(p -> {
            List<double[]> rows = new ArrayList<>();
            for (int i = 0; i < lengths[p]; i++) {
                rows.add(new double[] {p, i, p * 1000.0 + i / 7.0});
            }
            return rows.iterator();
        });
    }

    private CodedResult<double[]> run(JavaRDD<double[]> source, Triple function) {
        return CodedSpark.on(context).map(source, function);
    }

    private static void assertRight(CodedResult<double[]> result, int... lengths) {
        List<CodedRow<double[]>> rows = result.rows().collect();
        int at = 0;
        for (int p = 0; p < lengths.length; p++) {
            for (int i = 0; i < lengths[p]; i++) {
                double[] expected = {3.0 * p, 3.0 * i, 3 * (p * 1000.0 + i / 7.0)};
                CodedRow<double[]> row = rows.get(at++);
                if (row.origin().isReconstructed()) {
                    assertThat(row.value())
                            .hasSize(WIDTH)
                            .containsExactly(expected, org.assertj.core.data.Offset.offset(1e-9));
                } else {
                    assertThat(row.value()).containsExactly(expected);
                }
            }
        }
        assertThat(rows).as("every row once").hasSize(at);
    }

    private static Triple.Trouble none() {
        return source -> {};
    }

    private static Triple.Trouble sleep(int slow, long millis) {
        return source -> Thread.sleep(source == slow ? millis : 300);
    }

    /** Throws the first {@code times} times that the source is computed anywhere. */
    private static Triple.Trouble fail(String marks, int times, int... sources) {
        return source -> {
            for (int failing : sources) {
                for (int time = 0; failing == source && time < times; time++) {
                    try {
                        Files.createFile(Path.of(marks, "failed-" + source + "-" + time));
                        throw new IllegalStateException("trouble with source " + source + ", time " + time);
                    } catch (FileAlreadyExistsException e) {
                        continue;
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        };
    }

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
            assertThat(report.warnings()).as("Spark sees the job as succeeded").isEmpty();
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
            assertThat(report.warnings()).as("Spark sees the job as succeeded").isEmpty();
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

    private interface Harm {
        void to(ExecutorHandle executor);
    }

    private void whileSourceOneRuns(Harm harm, java.util.function.Consumer<CodedReport> check) throws Exception {
        String marks = this.marks.toString();
        Triple.Trouble tellsWhere = source -> {
            if (source == 1) {
                try {
                    String pid = Long.toString(ProcessHandle.current().pid());
                    Files.createFile(Path.of(marks, "runs-on-" + pid));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                Thread.sleep(2500);
            }
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

    @Test
    void answersPartitionsOfUnequalLengthEmptyOnesAndAShortGroup() {
        int[] lengths = {0, 700, 5, 0, 300, 1, 257};
        for (int lost = 0; lost < lengths.length; lost++) {
            int failing = lost;
            Triple.Trouble always = source -> {
                if (source == failing) {
                    throw new IllegalStateException("trouble");
                }
            };
            Triple function = new Triple(3, always);
            try (CodedResult<double[]> result = run(source(lengths), function)) {
                assertRight(result, lengths);
                assertThat(result.report().reconstructedRows()).isEqualTo(lengths[lost]);
            }
        }
    }

    @Test
    void answersFewerPartitionsThanAGroupHolds() {
        try (CodedResult<double[]> result = run(source(20), new Triple(4, fail(marks.toString(), 100, 0)))) {
            assertRight(result, 20);
            assertThat(result.report().reconstructedRows()).isEqualTo(20);
        }
        try (CodedResult<double[]> result = run(source(), new Triple(4, none()))) {
            assertRight(result);
        }
    }

    @Test
    void streamsPartitionsThatAreLargerThanAnExecutorsMemory() {
        int rows = 3_000_000;
        JavaRDD<double[]> source = context.parallelize(List.of(0, 1), 2).mapPartitions(ids -> {
            double id = ids.next();
            return IntStream.range(0, rows)
                    .mapToObj(i -> new double[] {id, i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
                    .iterator();
        });
        Triple.Trouble always = failing -> {
            if (failing == 1) {
                throw new IllegalStateException("trouble");
            }
        };
        try (CodedResult<double[]> result = run(source, new Triple(2, always))) {
            double[] sums = result.rows()
                    .mapPartitions(answers -> {
                        double ids = 0;
                        double numbers = 0;
                        while (answers.hasNext()) {
                            double[] row = answers.next().value();
                            ids += row[0];
                            numbers += row[1];
                        }
                        return List.of(new double[] {ids, numbers}).iterator();
                    })
                    .reduce((a, b) -> new double[] {a[0] + b[0], a[1] + b[1]});
            assertThat(sums[0]).isEqualTo(3.0 * rows);
            assertThat(sums[1]).isEqualTo(2 * 3.0 * rows * (rows - 1.0) / 2);
            assertThat(result.report().rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isEqualTo(rows);
        }
    }

    @Test
    void usesNoApproximateRowWhenThePolicyIsExactOnly() {
        Triple approximate = new Triple(2, Exactness.APPROXIMATE, sleep(1, 3000));
        try (CodedResult<double[]> result = run(source(20, 20), approximate)) {
            assertRight(result, 20, 20);
            assertThat(result.report().reconstructedRows()).isZero();
            assertThat(result.report().attempts()).as("no parity is computed").hasSize(2);
        }
    }

    @Test
    void reconstructsNoMoreThanTheAllowedShare() {
        Triple approximate = new Triple(2, Exactness.APPROXIMATE, fail(marks.toString(), 2, 0, 2));
        CodedSpark coded =
                CodedSpark.on(context).with(CodedOptions.defaults().withPolicy(CoveragePolicy.allowApproximate(0.25)));
        try (CodedResult<double[]> result = coded.map(source(20, 20, 20, 20), approximate)) {
            assertRight(result, 20, 20, 20, 20);
            assertThat(result.report().rows(RowOrigin.RECONSTRUCTED_APPROXIMATELY))
                    .isEqualTo(20);
        }
    }
}
