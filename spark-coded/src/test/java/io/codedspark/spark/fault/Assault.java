package io.codedspark.spark.fault;

import io.codedspark.spark.local.ExecutorHandle;
import io.codedspark.spark.testing.SharedCluster;
import java.util.SplittableRandom;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Harm to an executor from outside, at a time and not at a batch: it meets also the moments between tasks and between the
 * Spark jobs of a coded job.
 *
 * @param victim number of the executor
 * @param afterMillis since the job's beginning
 */
record Assault(Harm harm, int victim, int afterMillis) {

    private static final int LATEST_MILLIS = 2000;

    enum Harm {
        NONE,
        KILL,
        STOP
    }

    static Assault none() {
        return new Assault(Harm.NONE, 0, 0);
    }

    static Assault random(SplittableRandom random) {
        return new Assault(
                random.nextInt(3) == 0 ? Harm.STOP : Harm.KILL,
                random.nextInt(SharedCluster.EXECUTORS),
                random.nextInt(LATEST_MILLIS));
    }

    /** Begins the wait; the thread ends after the harm. */
    Thread begin(JavaSparkContext context) {
        Thread thread = new Thread(() -> doHarm(context), "soak-assault");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void doHarm(JavaSparkContext context) {
        try {
            Thread.sleep(afterMillis);
        } catch (InterruptedException e) {
            return;
        }
        SharedCluster.cluster().executors(context).stream()
                .skip(victim)
                .filter(ExecutorHandle::isAlive)
                .findFirst()
                .ifPresent(executor -> {
                    switch (harm) {
                        case KILL -> executor.kill();
                        case STOP -> executor.stop();
                        case NONE -> {}
                    }
                });
    }

    @Override
    public String toString() {
        return harm == Harm.NONE
                ? ""
                : "; executor " + victim + " of " + SharedCluster.EXECUTORS + " from outside: " + harm + " after "
                        + afterMillis + " ms";
    }
}
