package io.codedspark.spark.job;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * When each executor was heard last, and which are silent. Time in which this driver itself stood still, as in a long
 * collection of garbage, does not count: it hears nobody then. Milliseconds of one clock. Not thread-safe.
 */
final class Heartbeats {

    /** A driver that looks this much later than it wanted stood still. */
    static final long STOOD_STILL_MILLIS = 1000;

    private final long silentAfterMillis;
    private final Map<String, Long> heard = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private long looked = -1;
    private long stoodStill;

    Heartbeats(long silentAfterMillis) {
        this.silentAfterMillis = silentAfterMillis;
    }

    /** An executor is there; it is heard from now on, if it was not before. */
    void expect(String executor, long now) {
        heard.putIfAbsent(executor, now - stoodStill);
    }

    /** An executor sent something. */
    void heard(String executor, long now) {
        heard.put(executor, now - stoodStill);
        told.remove(executor);
    }

    void gone(String executor) {
        heard.remove(executor);
        told.remove(executor);
    }

    /** Looks at the clock, several times a second; the executors that became silent since the last look. */
    Set<String> newlySilent(long now) {
        if (looked >= 0 && now - looked > STOOD_STILL_MILLIS) {
            stoodStill += now - looked;
        }
        looked = now;
        Set<String> fresh = new HashSet<>();
        heard.forEach((executor, at) -> {
            if (now - stoodStill - at > silentAfterMillis && told.add(executor)) {
                fresh.add(executor);
            }
        });
        return fresh;
    }

    /** The executors that were silent at the last look, and have not been heard since. */
    Set<String> silent() {
        return Set.copyOf(told);
    }

    boolean isSilent(String executor) {
        return told.contains(executor);
    }
}
