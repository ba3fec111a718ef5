package io.codedspark.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.codedspark.codes.real.RealCodes;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedResult;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.LinearFunction;
import io.codedspark.spark.LinearMap;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.fault.FaultyFunction;
import io.codedspark.spark.testing.SharedCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Coded jobs that do not come to their end leave nothing behind either. */
class AbandonedJobTest {

    private static final FaultPlan LONG =
            FaultPlan.seeded(1).pause(Duration.ofMillis(300)).slowPartition(0, 100);

    private JavaSparkContext context;
    private Leftovers leftovers;

    enum How {
        MAP,
        COLLECT;

        List<double[]> run(CodedSpark spark, FaultPlan plan) {
            JavaRDD<double[]> source =
                    spark.context().parallelize(List.of(1.0, 2.0, 3.0, 4.0), 4).map(x -> new double[] {x});
            CodedFunction<double[], double[]> function = new FaultyFunction<>(
                    LinearFunction.of("twice", RealCodes.sum(2), LinearMap.of(new double[][] {{2}})), plan);
            if (this == COLLECT) {
                return spark.collect(source, function).values();
            }
            try (CodedResult<double[]> result = spark.map(source, function)) {
                return result.values().collect();
            }
        }
    }

    @BeforeEach
    void remember() {
        context = SharedCluster.context();
        leftovers = new Leftovers(context);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(leftovers.awaitNone(Duration.ofSeconds(20))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(How.class)
    void whenTheCallersThreadIsInterrupted(How how) throws Exception {
        FutureTask<List<double[]>> job =
                new FutureTask<>(() -> how.run(CodedSpark.on(context), LONG.slowPartition(1, 100)));
        Thread caller = new Thread(job);
        caller.start();
        awaitTasks();
        caller.interrupt();
        assertThatThrownBy(job::get).hasStackTraceContaining("was interrupted; its tasks are cancelled");
    }

    @ParameterizedTest
    @EnumSource(How.class)
    void whenItIsCancelledFromOutside(How how) throws Exception {
        FutureTask<List<double[]>> job =
                new FutureTask<>(() -> how.run(CodedSpark.on(context), LONG.slowPartition(1, 100)));
        new Thread(job).start();
        awaitTasks();
        context.cancelAllJobs();
        assertThatThrownBy(job::get).hasStackTraceContaining("was cancelled from outside");
    }

    @ParameterizedTest
    @EnumSource(How.class)
    void whenTheListenerOfItsProgressThrows(How how) {
        CodedSpark spark = CodedSpark.on(context).watchedBy(progress -> {
            throw new IllegalStateException("no ear for progress");
        });
        assertThatThrownBy(() -> how.run(spark, LONG)).hasStackTraceContaining("no ear for progress");
    }

    @ParameterizedTest
    @EnumSource(How.class)
    void whenItsFunctionAlwaysThrows(How how) {
        FaultPlan plan = FaultPlan.seeded(1).fail(0, 100).fail(1, 100).fail(2, 100);
        assertThatThrownBy(() -> how.run(CodedSpark.on(context), plan)).hasStackTraceContaining("injected fault");
    }

    @Test
    void whenAResultIsClosedThatNeverRan() {
        CodedSpark.on(context)
                .map(
                        context.parallelize(List.of(1.0), 1).map(x -> new double[] {x}),
                        LinearFunction.of("twice", RealCodes.sum(2), LinearMap.of(new double[][] {{2}})))
                .close();
    }

    private void awaitTasks() {
        await().until(() -> java.util.Arrays.stream(context.statusTracker().getActiveStageIds())
                .anyMatch(stage -> context.statusTracker().getStageInfo(stage).numActiveTasks() > 1));
    }
}
