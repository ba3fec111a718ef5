package io.codedspark.spark.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.codedspark.spark.local.ExecutorHandle;
import io.codedspark.spark.testing.SharedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/** What plans do to executors, seen through plain Spark jobs. */
class HarmedExecutorTest {

    /** Ids of the executors that ran the tasks to their ends. */
    private static List<String> run(JavaSparkContext context, FaultPlan plan) {
        return context.parallelize(List.of(0, 1, 2), 3)
                .map(partition -> {
                    plan.strike();
                    return SparkEnv.get().executorId();
                })
                .collect();
    }

    private static Set<String> ids(JavaSparkContext context) {
        return SharedCluster.cluster().executors(context).stream()
                .filter(ExecutorHandle::isAlive)
                .map(ExecutorHandle::id)
                .collect(Collectors.toSet());
    }

    @Test
    void anExecutorWhoseTaskRunsOutOfMemoryEndsAndItsTaskRunsElsewhere() {
        JavaSparkContext context = SharedCluster.context();
        Set<String> before = ids(context);
        assertThat(run(context, FaultPlan.seeded(1).runOutOfMemory(1))).hasSize(3);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                before.stream().filter(id -> !ids(context).contains(id)))
                        .as("its end is noticed a little after the answer")
                        .hasSize(1));
        assertThat(ids(SharedCluster.context())).as("one was replaced").hasSize(SharedCluster.EXECUTORS);
    }

    @Test
    void anExecutorThatIsStoppedForAWhileGoesOn() {
        JavaSparkContext context = SharedCluster.context();
        Set<String> before = ids(context);
        assertThat(run(context, FaultPlan.seeded(1).stopFor(1, Duration.ofMillis(700))))
                .hasSize(3)
                .isSubsetOf(before);
        assertThat(ids(context)).isEqualTo(before);
    }

    @Test
    void anEventAtALaterBatchMeetsTheTaskThere() {
        JavaSparkContext context = SharedCluster.context();
        FaultPlan plan = FaultPlan.seeded(1).with(new FaultEvent(FaultEvent.Kind.THROW, 0, 1, 4, Duration.ZERO));
        assertThat(run(context, plan)).as("one batch a task").hasSize(3);
        assertThatThrownBy(() -> context.parallelize(List.of(0, 1), 1).foreach(row -> plan.strike()))
                .hasStackTraceContaining("injected fault: task partition 0, attempt 3, before batch 1");
    }
}
