package io.codedspark.spark.local;

import java.io.IOException;

/**
 * A running executor JVM.
 *
 * @param id Spark's executor id
 * @param host its loopback address
 * @param pid its process
 */
public record ExecutorHandle(String id, String host, long pid) {

    /** Kills the JVM at once (SIGKILL). */
    public void kill() {
        signal("KILL");
    }

    /** Stops the JVM (SIGSTOP): it stays, but answers nothing. */
    public void stop() {
        signal("STOP");
    }

    /** Lets a stopped JVM go on (SIGCONT); does nothing when it is gone. */
    public void resume() {
        if (ProcessHandle.of(pid).isPresent()) {
            signal("CONT");
        }
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            if (code != 0 && ProcessHandle.of(pid).isPresent()) {
                throw new IllegalStateException("Signal " + name + " to executor " + id + " (process " + pid
                        + ") was refused; has this user the right to signal it?");
            }
        } catch (IOException e) {
            throw new IllegalStateException("The command 'kill' could not be run.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while signalling executor " + id + ".", e);
        }
    }
}
