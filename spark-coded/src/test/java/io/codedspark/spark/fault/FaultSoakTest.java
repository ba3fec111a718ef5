package io.codedspark.spark.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.spark.job.Leftovers;
import io.codedspark.spark.testing.SharedCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/**
 * Small coded jobs with random trouble: each gives plain Spark's rows, ends, and leaves nothing behind. {@code
 * -Dcoded.soak=500} runs so many plans, {@code -Dcoded.soak.from=17} begins with that seed; both together repeat one plan.
 */
class FaultSoakTest {

    private static final Duration LONGEST_JOB = Duration.ofSeconds(60);
    private static final Duration LONGEST_CLEANING = Duration.ofSeconds(30);

    private long reconstructed;

    @Test
    void everyJobGivesPlainSparksRowsAndLeavesNothingBehind() throws Exception {
        int plans = Integer.getInteger("coded.soak", 24);
        long from = Long.getLong("coded.soak.from", 1);
        List<String> failures = new ArrayList<>();
        for (long seed : LongStream.range(from, from + plans).toArray()) {
            SoakPlan plan = SoakPlan.of(seed);
            try {
                run(plan);
            } catch (Exception | AssertionError e) {
                failures.add(plan + System.lineSeparator() + e);
                System.out.println("FAILED " + plan + System.lineSeparator() + e);
            }
        }
        assertThat(failures).isEmpty();
        assertThat(reconstructed).as("the plans made trouble").isPositive();
    }

    @Test
    void aWrongRowIsSeen() throws Exception {
        FaultPlan wrong = FaultPlan.seeded(1);
        for (String host : SoakPlan.hosts()) {
            wrong = wrong.corruptHost(host, 1e-6);
        }
        SoakAnswer answer =
                new SoakPlan(1, SoakJob.COLLECT, 2, 2, 1, wrong, Assault.none()).run(SharedCluster.context());
        assertThatThrownBy(answer::check).isInstanceOf(AssertionError.class).hasMessageContaining(" row ");
    }

    private void run(SoakPlan plan) throws Exception {
        JavaSparkContext context = SharedCluster.context();
        Leftovers leftovers = new Leftovers(context);
        long start = System.nanoTime();
        Thread assault = plan.assault().begin(context);
        SoakAnswer answer = Watchdog.run(context, LONGEST_JOB, () -> plan.run(context));
        double seconds = (System.nanoTime() - start) / 1e9;
        boolean corrupt = answer.report().warnings().stream().anyMatch(warning -> warning.contains("corrupt"));
        if (plan.job() != SoakJob.CHECKED_COLLECT || !corrupt) {
            answer.check();
        }
        assault.interrupt();
        assault.join();
        reconstructed += answer.reconstructed();
        SharedCluster.resumeAll(context);
        assertThat(leftovers.awaitNone(LONGEST_CLEANING)).as("left behind").isEmpty();
        if (Boolean.getBoolean("coded.soak.tell")) {
            System.out.printf(
                    "passed %s: %.1f s, cleaned after %.1f s, %s %s%n",
                    plan,
                    seconds,
                    (System.nanoTime() - start) / 1e9 - seconds,
                    answer.report().rows(),
                    answer.report().causes());
        }
    }
}
