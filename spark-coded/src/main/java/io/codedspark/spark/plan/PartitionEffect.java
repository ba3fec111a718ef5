package io.codedspark.spark.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Partitions that take half as long again as others in nine of ten attempts, on whichever host: their work is larger, though
 * no metric shows it. Found only in stages with at least three runs of the same number of tasks, and only for partitions
 * that ran on two hosts or more: otherwise the host might be slow.
 */
final class PartitionEffect {

    private static final int LEAST_RUNS = 3;
    private static final int LEAST_HOSTS = 2;
    private static final double SLOW = 1.5;
    private static final double EXCEPTIONS = 0.1;

    private static final class Seen {
        private final List<Double> slowdowns = new ArrayList<>();
        private final Set<Integer> runs = new HashSet<>();
        private final Set<String> hosts = new HashSet<>();

        boolean isSlow() {
            double[] sorted =
                    slowdowns.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return runs.size() >= LEAST_RUNS
                    && hosts.size() >= LEAST_HOSTS
                    && sorted[(int) (EXCEPTIONS * sorted.length)] > SLOW;
        }

        double median() {
            return Medians.of(slowdowns.stream().mapToDouble(Double::doubleValue));
        }
    }

    private final Map<Integer, Double> more = new HashMap<>();

    /**
     * Finds slow partitions.
     *
     * @param profile the stage
     * @param tasks all attempts
     * @param slowdown of an attempt, its size taken into account
     */
    PartitionEffect(StageProfile profile, List<ObservedTask> tasks, ToDoubleFunction<ObservedTask> slowdown) {
        Map<Integer, Seen> byPartition = new HashMap<>();
        int usual = profile.tasks();
        for (ObservedTask task : tasks) {
            if (profile.runs().get(task.run()).tasks() == usual) {
                Seen seen = byPartition.computeIfAbsent(task.attempt().index(), index -> new Seen());
                seen.slowdowns.add(slowdown.applyAsDouble(task));
                seen.runs.add(task.run());
                seen.hosts.add(task.attempt().host());
            }
        }
        byPartition.forEach((partition, seen) -> {
            if (seen.isSlow()) {
                more.put(partition, seen.median() - 1);
            }
        });
    }

    /** How much of the median's time the partition of an attempt takes more, whenever it runs; 0 or more. */
    double of(ObservedTask task) {
        return more.getOrDefault(task.attempt().index(), 0.0);
    }
}
