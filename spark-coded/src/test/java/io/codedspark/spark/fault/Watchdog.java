package io.codedspark.spark.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaSparkContext;

/** Bounds a job in time. */
final class Watchdog {

    private Watchdog() {}

    /** Runs a job on a thread of its own; after the bound it fails with the driver's state. */
    static <T> T run(JavaSparkContext context, Duration bound, Callable<T> job) throws Exception {
        FutureTask<T> task = new FutureTask<>(job);
        Thread thread = new Thread(task, "soak-job");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The job failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            String state = state(context);
            task.cancel(true);
            context.cancelAllJobs();
            throw new IllegalStateException("The job hangs: not done after " + bound.toSeconds() + " s. " + state, e);
        }
    }

    private static String state(JavaSparkContext context) {
        StringBuilder state = new StringBuilder();
        for (int job : context.statusTracker().getActiveJobIds()) {
            state.append("active job ").append(job).append('\n');
        }
        for (int id : context.statusTracker().getActiveStageIds()) {
            SparkStageInfo stage = context.statusTracker().getStageInfo(id);
            if (stage != null) {
                state.append(String.format(
                        "active stage %d (%s): %d tasks, %d running, %d completed, %d failed%n",
                        id,
                        stage.name(),
                        stage.numTasks(),
                        stage.numActiveTasks(),
                        stage.numCompletedTasks(),
                        stage.numFailedTasks()));
            }
        }
        Thread.getAllStackTraces().forEach((thread, trace) -> {
            if (thread.getName().startsWith("soak-")
                    || thread.getName().startsWith("coded-")
                    || thread.getName().startsWith("dag-scheduler")) {
                state.append(thread.getName())
                        .append('\n')
                        .append(Arrays.stream(trace)
                                .map(line -> "    " + line + "\n")
                                .collect(Collectors.joining()));
            }
        });
        return state.toString();
    }
}
