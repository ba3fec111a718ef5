package io.codedspark.examples.stragglers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.spark.Success$;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.TaskInfo;

/** Records every task attempt of a repetition. */
final class JobMeter extends SparkListener {

    private static final long LOOK_MILLIS = 5;

    /** How an attempt ended. */
    enum End {
        RUNNING,
        SUCCEEDED,
        KILLED,
        FAILED
    }

    /** One attempt; times are milliseconds of the driver's clock. */
    record Attempt(int partition, String executor, long start, long finish, End end) {
        double seconds() {
            return (finish - start) / 1000.0;
        }
    }

    private final Map<Long, Attempt> attempts = new LinkedHashMap<>();
    private final Set<Integer> running = new HashSet<>();
    private int jobs;

    /** Forgets what was before, such as the work that holds slots. */
    synchronized void begin() {
        attempts.clear();
        running.clear();
        jobs = 0;
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart event) {
        running.add(event.jobId());
        jobs++;
    }

    @Override
    public synchronized void onJobEnd(SparkListenerJobEnd event) {
        running.remove(event.jobId());
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart event) {
        TaskInfo task = event.taskInfo();
        attempts.put(
                task.taskId(),
                new Attempt(task.partitionId(), task.executorId(), task.launchTime(), task.launchTime(), End.RUNNING));
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
        End end = event.reason() == Success$.MODULE$
                ? End.SUCCEEDED
                : event.reason() instanceof TaskKilled ? End.KILLED : End.FAILED;
        attempts.computeIfPresent(
                event.taskInfo().taskId(),
                (id, attempt) -> new Attempt(
                        attempt.partition(),
                        attempt.executor(),
                        attempt.start(),
                        event.taskInfo().finishTime(),
                        end));
    }

    /**
     * Waits until every job since {@link #begin} and every attempt has told its end, and gives the attempts in order of
     * start.
     *
     * @throws IllegalStateException when that takes longer than the patience
     */
    List<Attempt> await(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (!isOver()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Tasks of the last repetition still run " + patience.toSeconds()
                        + " s after its answer: " + attempts() + ".");
            }
            sleep();
        }
        return attempts();
    }

    private synchronized boolean isOver() {
        return jobs > 0
                && running.isEmpty()
                && attempts.values().stream().noneMatch(attempt -> attempt.end() == End.RUNNING);
    }

    private synchronized List<Attempt> attempts() {
        return new ArrayList<>(attempts.values());
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while tasks ended.", e);
        }
    }
}
