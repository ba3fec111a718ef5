package io.codedspark.spark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.codedspark.spark.testing.SharedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

class LocalClusterTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void sixExecutorsRunOnSixHostsInSixProcesses() {
        JavaSparkContext context = SharedCluster.context();
        List<ExecutorHandle> executors = SharedCluster.executors();

        assertThat(executors)
                .extracting(ExecutorHandle::host)
                .containsExactly("127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5", "127.0.0.6", "127.0.0.7");
        assertThat(executors).extracting(ExecutorHandle::id).doesNotHaveDuplicates();
        assertThat(executors)
                .extracting(ExecutorHandle::pid)
                .doesNotHaveDuplicates()
                .doesNotContain(ProcessHandle.current().pid());
        assertThat(whereTasksRun(context))
                .isSubsetOf(executors.stream().map(LocalClusterTest::where).toList());
    }

    @Test
    void aKilledExecutorIsReplacedOnItsHost() {
        JavaSparkContext context = SharedCluster.context();
        ExecutorHandle victim = SharedCluster.executors().get(1);

        victim.kill();

        assertThat(victim.isAlive()).isFalse();
        ExecutorHandle replacement = SharedCluster.executors().get(1);
        assertThat(replacement.host()).isEqualTo(victim.host());
        assertThat(replacement.id()).isNotEqualTo(victim.id());
        assertThat(whereTasksRun(context)).doesNotContain(where(victim)).hasSize(12);
        assertThatIllegalStateException().isThrownBy(victim::stop).withMessageContaining("ask the cluster");
    }

    @Test
    void aStoppedExecutorAnswersNobodyUntilItIsResumed() throws Exception {
        JavaSparkContext context = SharedCluster.context();
        List<ExecutorHandle> executors = SharedCluster.executors();
        executors.forEach(ExecutorHandle::stop);

        JavaFutureAction<List<String>> job =
                context.parallelize(List.of("a", "b"), 2).collectAsync();
        Thread.sleep(1000);

        assertThat(job.isDone()).isFalse();
        assertThat(executors).allMatch(ExecutorHandle::isAlive);
        executors.forEach(ExecutorHandle::resume);
        await().atMost(SOON).until(job::isDone);
        assertThat(job.get()).containsExactly("a", "b");
        assertThat(SharedCluster.executors()).isEqualTo(executors);
    }

    @Test
    void closeLeavesNoProcessNotEvenAStoppedOneAndNoFile() {
        SharedCluster.closeContext();
        LocalCluster cluster = LocalCluster.builder()
                .executors(2)
                .memoryMb(470)
                .executorOptions("-XX:TieredStopAtLevel=1")
                .start();
        List<ExecutorHandle> executors;
        Path work;
        try (cluster;
                JavaSparkContext context = new JavaSparkContext(cluster.sparkConf("close"))) {
            executors = cluster.awaitExecutors(context);
            work = Path.of(context.getConf().get("spark.local.dir"));
            executors.get(0).stop();
        }
        assertThat(executors).hasSize(2).noneMatch(ExecutorHandle::isAlive);
        assertThat(work.getParent()).doesNotExist();
    }

    @Test
    void badSizesAreRefusedWithTheirBounds() {
        LocalCluster.Builder builder = LocalCluster.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.executors(0))
                .withMessageContaining("1 to 253");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.memoryMb(400))
                .withMessageContaining("470 MiB");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.coresPerExecutor(0))
                .withMessageContaining("not 0");
    }

    @Test
    void aMissingLoopbackHostIsNamedWithItsCure() {
        assertThat(Loopback.missing("127.0.0.3", "Can't assign requested address"))
                .contains("127.0.0.3", "Can't assign requested address", "sudo ifconfig lo0 alias 127.0.0.3 up");
    }

    private static List<String> whereTasksRun(JavaSparkContext context) {
        return context.parallelize(IntStream.range(0, 12).boxed().toList(), 12)
                .map(i -> SparkEnv.get().executorId() + "@"
                        + SparkEnv.get().blockManager().blockManagerId().host() + ":"
                        + ProcessHandle.current().pid())
                .collect();
    }

    private static String where(ExecutorHandle executor) {
        return executor.id() + "@" + executor.host() + ":" + executor.pid();
    }
}
