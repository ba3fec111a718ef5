package io.codedspark.examples.linear;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkEnv;

/**
 * What rows cost, asleep, so that cores don't matter: the same for each row wherever it is read, and more on a slow host.
 *
 * @param nanosPerRow of work
 * @param slowHost the slow one
 * @param factor by how much it is slower; 1 for not at all
 */
record Work(long nanosPerRow, String slowHost, double factor) implements Serializable {

    /** Takes the time that rows take on this executor; ends at once when the task is killed. */
    void take(long rows) {
        String host = SparkEnv.get().blockManager().blockManagerId().host();
        try {
            TimeUnit.NANOSECONDS.sleep(Math.round(rows * nanosPerRow * (host.equals(slowHost) ? factor : 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it paused on purpose", e);
        }
    }
}
