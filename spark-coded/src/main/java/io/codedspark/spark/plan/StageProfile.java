package io.codedspark.spark.plan;

import io.codedspark.spark.plan.log.History;
import io.codedspark.spark.plan.log.StageKey;
import io.codedspark.spark.plan.log.StageRun;
import io.codedspark.spark.plan.log.TaskAttempt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All runs of one stage.
 *
 * @param key the stage
 * @param runs its complete first runs, in order; at least one
 */
record StageProfile(StageKey key, List<StageRun> runs) {

    StageProfile {
        runs = List.copyOf(runs);
    }

    /** The stages of a history, those first that took most task time. Runs that failed or repeat others are left out. */
    static List<StageProfile> of(History history) {
        Map<StageKey, List<StageRun>> byKey = new LinkedHashMap<>();
        for (StageRun run : history.runs()) {
            boolean usable = run.stageAttempt() == 0
                    && run.complete()
                    && run.attempts().stream().anyMatch(TaskAttempt::succeeded);
            if (usable) {
                byKey.computeIfAbsent(run.key(), key -> new ArrayList<>()).add(run);
            }
        }
        return byKey.entrySet().stream()
                .map(entry -> new StageProfile(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(StageProfile::taskSeconds).reversed())
                .toList();
    }

    /** Seconds of all attempts of all runs. */
    double taskSeconds() {
        return runs.stream()
                .flatMap(run -> run.attempts().stream())
                .mapToDouble(TaskAttempt::seconds)
                .sum();
    }

    /** Tasks of the median run. */
    int tasks() {
        return middle(runs.stream().mapToInt(StageRun::tasks).sorted().toArray());
    }

    /** Slots of the median run. */
    int slots() {
        return middle(runs.stream().mapToInt(StageRun::slots).sorted().toArray());
    }

    /** Hosts of the median run, at most as many as slots. */
    int hosts() {
        return Math.min(
                slots(), middle(runs.stream().mapToInt(StageRun::hosts).sorted().toArray()));
    }

    /** Whether every run's output is the same each time it is computed, as far as Spark knows. */
    boolean repeatable() {
        return runs.stream().allMatch(StageRun::repeatable);
    }

    /** Whether any task counted what it read. */
    boolean countsSizes() {
        return runs.stream()
                .flatMap(run -> run.attempts().stream())
                .anyMatch(attempt -> attempt.bytes() > 0 || attempt.records() > 0);
    }

    /** The run that took longest beyond its median task. */
    StageRun worst() {
        return runs.stream()
                .max(Comparator.comparingDouble(run -> run.seconds() / Math.max(1e-3, Medians.seconds(run))))
                .orElseThrow();
    }

    /** Every other run, from the given one on. */
    StageProfile everyOther(int first) {
        List<StageRun> half = new ArrayList<>();
        for (int i = first; i < runs.size(); i += 2) {
            half.add(runs.get(i));
        }
        return new StageProfile(key, half);
    }

    private static int middle(int[] sorted) {
        return sorted[sorted.length / 2];
    }
}
