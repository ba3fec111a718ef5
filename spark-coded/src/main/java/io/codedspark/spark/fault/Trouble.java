package io.codedspark.spark.fault;

import java.io.IOException;
import java.time.Duration;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;

/** Makes the trouble of a plan in the task that runs on this thread. */
final class Trouble {

    private Trouble() {}

    static void before(FaultPlan plan) {
        TaskContext task = TaskContext.get();
        String host = SparkEnv.get().blockManager().blockManagerId().host();
        int partition = task == null ? -1 : task.partitionId();
        int attempt = task == null ? 0 : task.attemptNumber();
        for (FaultPlan.Kind kind : plan.eventsOf(partition, attempt)) {
            switch (kind) {
                case THROW -> throw new InjectedFault(partition, attempt);
                case KILL -> Runtime.getRuntime().halt(137);
                case STOP -> stopThisProcess();
            }
        }
        sleep(plan.pauseOf(host, partition), plan.stubbornness());
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

    private static void stopThisProcess() {
        try {
            new ProcessBuilder(
                            "kill",
                            "-STOP",
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("The command 'kill' could not be run.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
