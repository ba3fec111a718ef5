package io.codedspark.examples.plan;

import io.codedspark.spark.LinearMap;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.TaskContext;

/**
 * The identity, after a sleep: what a task of a workload takes. The sleep depends on the seed, run, partition and attempt
 * alone, so nothing has to be measured on a busy machine but waiting.
 *
 * @param load what to wait for
 * @param seed of the slowdowns
 * @param run number of the run
 * @param millis how long the typical task sleeps
 */
record Sleeping(SleepLoad load, long seed, int run, long millis) implements LinearMap {

    @Override
    public List<double[]> apply(List<double[]> rows) {
        TaskContext task = TaskContext.get();
        SplittableRandom random =
                new SplittableRandom(seed + 1_000_003L * run + 7919L * task.partitionId() + task.attemptNumber());
        random.nextLong();
        double slowdown = load.slowdown(task.partitionId(), random.split());
        try {
            Thread.sleep(Math.round(millis * slowdown));
        } catch (InterruptedException killed) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The task was killed in its sleep.", killed);
        }
        return rows;
    }
}
