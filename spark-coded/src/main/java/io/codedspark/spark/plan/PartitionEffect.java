package io.codedspark.spark.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Partitions that take half as long again as others in every run, wherever they run: their work is larger, though no metric
 * shows it. Found only in stages with at least three runs of the same number of tasks.
 */
final class PartitionEffect {

    private static final int LEAST_RUNS = 3;
    private static final double SLOW = 1.5;

    private final Map<Integer, Double> more = new HashMap<>();

    /**
     * Finds slow partitions.
     *
     * @param profile the stage
     * @param tasks all attempts
     * @param slowdown of an attempt, its size and host taken into account
     */
    PartitionEffect(StageProfile profile, List<ObservedTask> tasks, ToDoubleFunction<ObservedTask> slowdown) {
        Map<Integer, List<Double>> byPartition = new HashMap<>();
        Map<Integer, Set<Integer>> runs = new HashMap<>();
        int usual = profile.tasks();
        for (ObservedTask task : tasks) {
            if (profile.runs().get(task.run()).tasks() == usual) {
                int partition = task.attempt().index();
                byPartition
                        .computeIfAbsent(partition, index -> new ArrayList<>())
                        .add(slowdown.applyAsDouble(task));
                runs.computeIfAbsent(partition, index -> new HashSet<>()).add(task.run());
            }
        }
        byPartition.forEach((partition, slowdowns) -> {
            double median = Medians.of(slowdowns.stream().mapToDouble(Double::doubleValue));
            double least =
                    slowdowns.stream().mapToDouble(Double::doubleValue).min().orElse(0);
            if (runs.getOrDefault(partition, Set.of()).size() >= LEAST_RUNS && least > SLOW) {
                more.put(partition, median - 1);
            }
        });
    }

    /** How much of the median's time the partition of an attempt takes more, whenever it runs; 0 or more. */
    double of(ObservedTask task) {
        return more.getOrDefault(task.attempt().index(), 0.0);
    }
}
