package io.codedspark.spark.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running executor of a {@link LocalCluster}, to be killed, stopped and resumed from outside, as the machine it runs on
 * would do.
 *
 * @param id the executor's id in Spark, unique within its application
 * @param host the loopback host it runs on, such as {@code 127.0.0.2}
 * @param process its operating system process, a child of this JVM
 */
public record ExecutorHandle(String id, String host, ProcessHandle process) {

    private static final long SIGNAL_SECONDS = 10;

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether the process exists; a stopped one does. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Kills the executor as {@code kill -9} does and waits until the process ended. Spark notices within about 100 ms and
     * the cluster starts another executor on the same host, with a new id. Does nothing when it ended before.
     */
    public void kill() {
        process.destroyForcibly();
        try {
            process.onExit().get(SIGNAL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(this + " did not end within " + SIGNAL_SECONDS + " s of SIGKILL.", e);
        }
    }

    /**
     * Stops the executor (SIGSTOP): it keeps its connections and answers nobody. Spark notices by missing heartbeats only,
     * after {@code spark.network.timeout} (120 s unless set).
     *
     * @throws IllegalStateException when the process ended before
     */
    public void stop() {
        signal("STOP");
    }

    /**
     * Lets a stopped executor go on (SIGCONT).
     *
     * @throws IllegalStateException when the process ended before
     */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "SIG" + name + " cannot be sent: " + this + " ended; ask the cluster for its executors again.");
        }
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(SIGNAL_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("kill -" + name + " " + pid() + " failed for " + this + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The command kill cannot be run; stopping needs Linux or macOS.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "executor " + id + " on " + host + " (pid " + pid() + ")";
    }
}
