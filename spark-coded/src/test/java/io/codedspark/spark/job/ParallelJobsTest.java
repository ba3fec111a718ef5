package io.codedspark.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.junit.jupiter.api.Test;

/** Several coded jobs of one application at once. */
class ParallelJobsTest {

    private static final int JOBS = 5;

    private final Map<String, Boolean> stageNames = new ConcurrentHashMap<>();

    private final SparkListener listener = new SparkListener() {
        @Override
        public void onStageSubmitted(SparkListenerStageSubmitted event) {
            stageNames.put(event.stageInfo().name(), true);
        }
    };

    @Test
    void eachHasItsOwnAnswerReportAndNamesAndNothingIsLeft() throws Exception {
        JavaSparkContext context = SharedCluster.context();
        Leftovers leftovers = new Leftovers(context);
        context.sc().addSparkListener(listener);
        try {
            List<FutureTask<CodedResult<double[]>>> running = new ArrayList<>();
            for (int number = 0; number < JOBS; number++) {
                int factor = number + 2;
                FutureTask<CodedResult<double[]>> job = new FutureTask<>(() -> job(context, factor));
                running.add(job);
                new Thread(job, "caller-" + number).start();
            }
            for (int number = 0; number < JOBS; number++) {
                try (CodedResult<double[]> result = running.get(number).get(120, TimeUnit.SECONDS)) {
                    double factor = number + 2;
                    assertThat(result.report().function()).isEqualTo("times " + (number + 2));
                    assertThat(result.report().erasures())
                            .anyMatch(erasure -> erasure.group() == 0 && erasure.slot() == 0);
                    List<double[]> rows = result.collect();
                    assertThat(rows).hasSize(4);
                    for (int i = 0; i < rows.size(); i++) {
                        assertThat(rows.get(i)[0])
                                .isCloseTo(factor * (i + 1), org.assertj.core.data.Offset.offset(1e-9));
                    }
                }
            }
        } finally {
            context.sc().removeSparkListener(listener);
        }
        assertThat(leftovers.awaitNone(Duration.ofSeconds(30))).isEmpty();
        for (int number = 0; number < JOBS; number++) {
            String job = "coded times " + (number + 2) + ": ";
            assertThat(stageNames.keySet())
                    .as("stages are called by what they do")
                    .anyMatch(name -> name.startsWith(job + "compute "))
                    .contains(job + "read or decode");
        }
    }

    private static CodedResult<double[]> job(JavaSparkContext context, int factor) {
        JavaRDD<double[]> source =
                context.parallelize(List.of(1.0, 2.0, 3.0, 4.0), 4).map(x -> new double[] {x});
        CodedFunction<double[], double[]> function =
                LinearFunction.of("times " + factor, RealCodes.sum(2), LinearMap.of(new double[][] {{factor}}));
        FaultPlan plan = FaultPlan.seeded(factor).pause(Duration.ofMillis(100)).fail(0, 100);
        return CodedSpark.on(context)
                .map(source, new FaultyFunction<>(function, plan))
                .run();
    }
}
