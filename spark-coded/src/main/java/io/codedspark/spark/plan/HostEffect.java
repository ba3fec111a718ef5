package io.codedspark.spark.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Hosts on which most tasks were slow: in one run, or in all of them together. A host counts as slow when the median of
 * its tasks is more than a quarter above the median of all. It takes tasks of two partitions in a run, or of three in all
 * runs, to tell a slow host from a slow task.
 */
final class HostEffect {

    private static final double SLOW = 1.25;
    private static final int LEAST_IN_RUN = 2;
    private static final int LEAST_IN_ALL = 3;

    private record Cell(int run, String host) {}

    private final Map<Cell, Double> factors = new HashMap<>();

    /**
     * Finds slow hosts.
     *
     * @param tasks all attempts
     * @param slowdown of an attempt, its size and partition taken into account
     */
    HostEffect(List<ObservedTask> tasks, ToDoubleFunction<ObservedTask> slowdown) {
        Map<Cell, List<ObservedTask>> byCell = new HashMap<>();
        Map<String, List<ObservedTask>> byHost = new HashMap<>();
        for (ObservedTask task : tasks) {
            String host = task.attempt().host();
            byCell.computeIfAbsent(new Cell(task.run(), host), cell -> new ArrayList<>())
                    .add(task);
            byHost.computeIfAbsent(host, name -> new ArrayList<>()).add(task);
        }
        Map<String, Double> always = new HashMap<>();
        byHost.forEach((host, ofHost) -> always.put(host, factor(ofHost, LEAST_IN_ALL, slowdown)));
        byCell.forEach((cell, ofCell) -> {
            double inRun = factor(ofCell, LEAST_IN_RUN, slowdown);
            factors.put(cell, Math.max(inRun, always.getOrDefault(cell.host, 1.0)));
        });
    }

    /** How much slower the host of an attempt was in its run; 1 if it was not. */
    double of(ObservedTask task) {
        return factors.getOrDefault(new Cell(task.run(), task.attempt().host()), 1.0);
    }

    /** The factor of every host in every run. */
    List<Double> all() {
        return List.copyOf(factors.values());
    }

    private static double factor(
            List<ObservedTask> tasks, int leastPartitions, ToDoubleFunction<ObservedTask> slowdown) {
        Set<Integer> partitions = new HashSet<>();
        tasks.forEach(task -> partitions.add(task.attempt().index()));
        double median = Medians.of(tasks.stream().mapToDouble(slowdown));
        return partitions.size() >= leastPartitions && median > SLOW ? median : 1;
    }
}
