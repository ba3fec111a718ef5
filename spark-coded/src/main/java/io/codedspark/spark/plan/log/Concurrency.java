package io.codedspark.spark.plan.log;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many attempts ran at once. */
final class Concurrency {

    private Concurrency() {}

    /** The most attempts that ran at one time; at least 1. */
    static int most(List<TaskAttempt> attempts) {
        Map<Long, Integer> changes = new TreeMap<>();
        for (TaskAttempt attempt : attempts) {
            changes.merge(attempt.launchMillis(), 1, Integer::sum);
            changes.merge(Math.max(attempt.finishMillis(), attempt.launchMillis() + 1), -1, Integer::sum);
        }
        int most = 1;
        int now = 0;
        for (int change : changes.values()) {
            now += change;
            most = Math.max(most, now);
        }
        return most;
    }
}
