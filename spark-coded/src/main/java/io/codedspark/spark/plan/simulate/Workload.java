package io.codedspark.spark.plan.simulate;

import io.codedspark.spark.plan.slowdown.SlowdownModel;
import java.util.Arrays;
import java.util.List;

/**
 * The tasks of a stage. An attempt takes its task's work times a slowdown of its own times the slowdown of its host.
 *
 * @param work what each source task takes on its own, in units of the median task; the same in every attempt, so
 *     redundancy cannot help against it
 * @param slowdown from which every attempt draws
 * @param hostSlowdowns from which every host draws once a run, all equally likely; at least one
 */
public record Workload(List<Double> work, SlowdownModel slowdown, List<Double> hostSlowdowns) {

    public Workload {
        work = List.copyOf(work);
        hostSlowdowns = List.copyOf(hostSlowdowns);
        if (work.isEmpty() || hostSlowdowns.isEmpty()) {
            throw new IllegalArgumentException("A workload needs at least one task and one slowdown of hosts, but has "
                    + work.size() + " tasks and " + hostSlowdowns.size() + " slowdowns.");
        }
        if (work.stream().anyMatch(w -> !(w > 0)) || hostSlowdowns.stream().anyMatch(w -> !(w > 0))) {
            throw new IllegalArgumentException("Work and the slowdowns of hosts are positive numbers.");
        }
    }

    /** Tasks of equal work on hosts of equal speed. */
    public static Workload even(int tasks, SlowdownModel slowdown) {
        Double[] work = new Double[Math.max(0, tasks)];
        Arrays.fill(work, 1.0);
        return new Workload(List.of(work), slowdown, List.of(1.0));
    }

    public int tasks() {
        return work.size();
    }
}
