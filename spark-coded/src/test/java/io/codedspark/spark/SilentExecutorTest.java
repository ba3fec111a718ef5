package io.codedspark.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.codedspark.spark.local.ExecutorHandle;
import io.codedspark.spark.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManagerId;
import org.apache.spark.storage.StorageStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two slots of a group erased, one of them on a stopped executor, which Spark would wait 120 s for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SilentExecutorTest {

    private static final Duration AFTER = Duration.ofSeconds(3);

    /** A clear sign of Spark's own timeout, on however slow a machine. */
    private static final int SPARKS_PATIENCE_SECONDS = 100;

    private JavaSparkContext context;

    private Path marks;

    @BeforeAll
    void open() {
        context = SharedCluster.freshContext(Map.of(
                "spark.executor.heartbeatInterval", "1s",
                "spark.network.timeout", "120s",
                "spark.storage.blockManagerHeartbeatTimeoutMs", "120000"));
    }

    @AfterAll
    void close() {
        SharedCluster.resumeAll(context);
        context.close();
    }

    @BeforeEach
    void fresh(@TempDir Path directory) {
        marks = directory;
    }

    @Test
    void aNeededTaskOfASilentExecutorIsCopied() throws Exception {
        Set<String> copiedTo = ConcurrentHashMap.newKeySet();
        Set<BlockId> toldAfterwards = ConcurrentHashMap.newKeySet();
        SparkListener listener = new SparkListener() {
            @Override
            public void onTaskStart(SparkListenerTaskStart event) {
                if (event.taskInfo().speculative()) {
                    copiedTo.add(event.taskInfo().host());
                }
            }

            @Override
            public void onBlockUpdated(SparkListenerBlockUpdated event) {
                if (event.blockUpdatedInfo().storageLevel().isValid()) {
                    toldAfterwards.add(event.blockUpdatedInfo().blockId());
                }
            }
        };
        CodedResult<double[]> before = storedOnAllExecutors();
        Set<BlockId> itsBlocks = storedBlocks();
        context.sc().addSparkListener(listener);
        try {
            runWhileSourceOneIsStopped(new Silence(AFTER, Silence.Action.AVOID), (victim, job) -> {
                await().atMost(SPARKS_PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> !copiedTo.isEmpty());
                assertThat(copiedTo).doesNotContain(victim.host());
                await().atMost(SPARKS_PATIENCE_SECONDS / 2, TimeUnit.SECONDS).until(job::isDone);
                assertThat(victim.isAlive()).as("nobody killed it").isTrue();
                assertThat(storingHosts()).doesNotContain(victim.host());
                before.close();
                victim.resume();
                await().atMost(SPARKS_PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .until(() -> storingHosts().contains(victim.host()));
                assertThat(toldAfterwards)
                        .as("the executor still has blocks of the closed job and tells them")
                        .anyMatch(itsBlocks::contains);
                await().atMost(SPARKS_PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .until(() -> storedBlocks().stream().noneMatch(itsBlocks::contains));
            });
        } finally {
            context.sc().removeSparkListener(listener);
        }
    }

    private CodedResult<double[]> storedOnAllExecutors() {
        List<double[]> rows = IntStream.range(0, 32)
                .mapToObj(source -> new double[] {source, source})
                .toList();
        CodedResult<double[]> result =
                CodedSpark.on(context).map(context.parallelize(rows, 32), new Triple(2, source -> {}));
        assertThat(result.run().values().count()).isEqualTo(32);
        return result;
    }

    private Set<BlockId> storedBlocks() {
        Set<BlockId> blocks = new HashSet<>();
        for (StorageStatus status : context.sc().env().blockManager().master().getStorageStatus()) {
            status.rddBlocks().keysIterator().foreach(blocks::add);
        }
        return blocks;
    }

    /** Where the driver believes that blocks are. */
    private static Set<String> storingHosts() {
        return scala.collection.JavaConverters.setAsJavaSet(
                        SparkEnv.get().blockManager().master().getMemoryStatus().keySet())
                .stream()
                .map(BlockManagerId::host)
                .collect(Collectors.toSet());
    }

    @Test
    void aSilentExecutorIsReplacedWhereThatIsAllowed() throws Exception {
        runWhileSourceOneIsStopped(
                new Silence(AFTER, Silence.Action.REPLACE),
                (victim, job) -> await().atMost(SPARKS_PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .until(() -> !victim.isAlive()));
        SharedCluster.cluster().awaitExecutors(context);
    }

    private interface Check {
        void of(ExecutorHandle victim, CompletableFuture<CodedReport> job);
    }

    private void runWhileSourceOneIsStopped(Silence silence, Check check) throws Exception {
        String directory = marks.toString();
        Triple.Trouble trouble = source -> {
            if (source == 0) {
                throw new IllegalStateException("trouble with source 0");
            }
            if (source == 1) {
                tellWhere(directory);
                Thread.sleep(2500);
            }
        };
        CodedSpark spark = CodedSpark.on(context);
        CodedSpark watchful = spark.with(spark.options().withSilence(silence));
        List<double[]> rows =
                List.of(new double[] {0, 1}, new double[] {0, 2}, new double[] {1, 3}, new double[] {1, 4});
        try (CodedResult<double[]> result = watchful.map(context.parallelize(rows, 2), new Triple(2, trouble))) {
            CompletableFuture<CodedReport> job =
                    CompletableFuture.supplyAsync(() -> result.run().report());
            ExecutorHandle victim = await().atMost(60, TimeUnit.SECONDS)
                    .until(this::executorOfSourceOne, Optional::isPresent)
                    .orElseThrow();
            victim.stop();
            try {
                check.of(victim, job);
                job.get(SPARKS_PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(result.values().collect()).extracting(row -> row[1]).containsExactly(3.0, 6.0, 9.0, 12.0);
                assertThat(result.report().rows(RowOrigin.RECONSTRUCTED_EXACTLY))
                        .isEqualTo(2);
                assertThat(result.report().rows(RowOrigin.COMPUTED)).isEqualTo(2);
                assertThat(result.report().warnings())
                        .as("Spark sees the job as succeeded")
                        .noneMatch(warning -> warning.contains("cancelled"));
            } finally {
                if (victim.isAlive()) {
                    victim.resume();
                }
            }
        }
    }

    private static void tellWhere(String directory) {
        try {
            Files.writeString(
                    Path.of(directory, "runs-on-" + ProcessHandle.current().pid()), "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<ExecutorHandle> executorOfSourceOne() {
        return SharedCluster.cluster().executors(context).stream()
                .filter(executor -> Files.exists(marks.resolve("runs-on-" + executor.pid())))
                .findFirst();
    }
}
