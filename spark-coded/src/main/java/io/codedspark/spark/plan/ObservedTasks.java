package io.codedspark.spark.plan;

import io.codedspark.spark.plan.log.AttemptEnd;
import io.codedspark.spark.plan.log.StageRun;
import io.codedspark.spark.plan.log.TaskAttempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Puts every attempt of a stage beside the medians of its run; where runs differ by chance alone, beside that of all. */
final class ObservedTasks {

    private ObservedTasks() {}

    static List<ObservedTask> of(StageProfile profile) {
        List<ObservedTask> all = new ArrayList<>();
        double[] medians = RunMedians.of(profile);
        for (int i = 0; i < profile.runs().size(); i++) {
            all.addAll(of(i, profile.runs().get(i), medians[i]));
        }
        return all;
    }

    private static List<ObservedTask> of(int number, StageRun run, double median) {
        double gc = median(run, TaskAttempt::gcMillis) / 1000;
        double fetch = median(run, TaskAttempt::fetchMillis) / 1000;
        Map<Integer, Double> bytes = relativeSizes(run, TaskAttempt::bytes);
        Map<Integer, Double> records = relativeSizes(run, TaskAttempt::records);
        List<ObservedTask> all = new ArrayList<>();
        for (TaskAttempt attempt : run.attempts()) {
            if (attempt.end() != AttemptEnd.FAILED) {
                double excess = Math.max(0, attempt.seconds() - median);
                double gcPart = within(attempt.gcMillis() / 1000.0 - gc, excess);
                double fetchPart = within(attempt.fetchMillis() / 1000.0 - fetch, excess - gcPart);
                all.add(new ObservedTask(
                        number,
                        attempt,
                        median,
                        gcPart,
                        fetchPart,
                        bytes.getOrDefault(attempt.index(), 1.0),
                        records.getOrDefault(attempt.index(), 1.0)));
            }
        }
        return all;
    }

    static double within(double value, double most) {
        return Math.max(0, Math.min(value, most));
    }

    private static double median(StageRun run, ToLongFunction<TaskAttempt> figure) {
        return Medians.of(run.attempts().stream().filter(TaskAttempt::succeeded).mapToDouble(figure::applyAsLong));
    }

    /** The most that any attempt of a task read, over the median task's: attempts that were ended early read less. */
    private static Map<Integer, Double> relativeSizes(StageRun run, ToLongFunction<TaskAttempt> size) {
        Map<Integer, Double> most = new HashMap<>();
        for (TaskAttempt attempt : run.attempts()) {
            most.merge(attempt.index(), (double) size.applyAsLong(attempt), Math::max);
        }
        double median = Medians.of(most.values().stream().mapToDouble(Double::doubleValue));
        most.replaceAll((index, value) -> median == 0 ? 1.0 : value / median);
        return most;
    }
}
