package io.codedspark.spark.fault;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/** Makes the trouble of a plan in the task that runs on this thread. */
final class Trouble {

    /** Batches so far of the task attempts that run in this JVM. */
    private static final Map<Long, Long> BATCHES = new ConcurrentHashMap<>();

    private Trouble() {}

    static void before(FaultPlan plan) {
        TaskContext task = TaskContext.get();
        String host = SparkEnv.get().blockManager().blockManagerId().host();
        int partition = task == null ? -1 : task.partitionId();
        int attempt = task == null ? 0 : task.attemptNumber();
        long batch = task == null ? 0 : nextBatch(task);
        for (FaultEvent event : plan.eventsOf(partition, attempt, batch)) {
            switch (event.kind()) {
                case THROW -> throw new InjectedFault(partition, attempt, batch);
                case OUT_OF_MEMORY -> OwnProcess.runOutOfMemory();
                case KILL -> Runtime.getRuntime().halt(137);
                case STOP -> OwnProcess.stop();
                case STOP_FOR_A_WHILE -> OwnProcess.stopFor(event.lasting());
            }
        }
        sleep(plan.pauseOf(host, partition, attempt), plan.stubbornness());
    }

    private static long nextBatch(TaskContext task) {
        long batch = BATCHES.merge(task.taskAttemptId(), 1L, Long::sum) - 1;
        if (batch == 0) {
            task.addTaskCompletionListener((TaskCompletionListener) ended -> BATCHES.remove(ended.taskAttemptId()));
        }
        return batch;
    }

    private static void sleep(Duration pause, FaultPlan.Stubbornness stubbornness) {
        long until = System.nanoTime() + pause.toNanos();
        boolean interrupted = false;
        for (long left = pause.toNanos(); left > 0; left = until - System.nanoTime()) {
            try {
                Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
            } catch (InterruptedException e) {
                if (stubbornness == FaultPlan.Stubbornness.YIELDS) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while it paused on purpose", e);
                }
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
