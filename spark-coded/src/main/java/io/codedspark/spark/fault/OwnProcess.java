package io.codedspark.spark.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** Harms the JVM that it runs in. */
final class OwnProcess {

    private OwnProcess() {}

    /**
     * Asks for more memory than there is. The JVM's own error ends the executor, as the heap's real end does, but no other
     * thread of it meets that end first.
     */
    static void runOutOfMemory() {
        long[] tooMuch = new long[Integer.MAX_VALUE - 8];
        throw new OutOfMemoryError("injected: the heap has room even for an array of " + tooMuch.length + " longs");
    }

    /** Stops this process. */
    static void stop() {
        shell("kill -STOP " + pid());
    }

    /** Stops this process; a shell that stays outside lets it go on. */
    static void stopFor(Duration lasting) {
        shell(String.format(
                Locale.ROOT, "kill -STOP %d; sleep %.3f; kill -CONT %d", pid(), lasting.toMillis() / 1000.0, pid()));
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private static void shell(String commands) {
        try {
            new ProcessBuilder("sh", "-c", commands).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("The command 'sh' could not be run; stopping needs Linux or macOS.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
