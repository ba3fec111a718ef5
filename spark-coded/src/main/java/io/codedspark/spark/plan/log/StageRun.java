package io.codedspark.spark.plan.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of one stage.
 *
 * @param application name and id of the application
 * @param key what the stage is
 * @param stageId Spark's id
 * @param stageAttempt 0, or more for a stage that Spark ran again
 * @param tasks how many tasks the stage has
 * @param slots how many tasks the application could run at once while the stage ran, at least 1
 * @param hosts on how many hosts
 * @param repeatable false if Spark says that the stage's output may differ from run to run
 * @param complete whether the log holds the stage's successful end
 * @param speculation the speculation that was in force
 * @param attempts in order of launch; resubmitted and stepped-aside attempts are left out
 */
public record StageRun(
        String application,
        StageKey key,
        int stageId,
        int stageAttempt,
        int tasks,
        int slots,
        int hosts,
        boolean repeatable,
        boolean complete,
        SpeculationSettings speculation,
        List<TaskAttempt> attempts) {

    public StageRun {
        attempts = List.copyOf(attempts);
    }

    /** From the first launch to the moment when the last task had its first success, in seconds; 0 without a success. */
    public double seconds() {
        long first =
                attempts.stream().mapToLong(TaskAttempt::launchMillis).min().orElse(0);
        Map<Integer, Long> ends = new HashMap<>();
        attempts.stream()
                .filter(TaskAttempt::succeeded)
                .forEach(attempt -> ends.merge(attempt.index(), attempt.finishMillis(), Math::min));
        long last = ends.values().stream().mapToLong(Long::longValue).max().orElse(first);
        return (last - first) / 1000.0;
    }
}
