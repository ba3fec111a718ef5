package io.codedspark.spark.plan.simulate;

import io.codedspark.spark.plan.slowdown.SlowdownModel;
import java.util.Collections;
import java.util.List;

/**
 * The tasks of a stage. An attempt takes its task's work times a slowdown of its own times the slowdown of its host.
 *
 * @param works for each kind of run what each source task takes on its own, in any unit of time; the same in every attempt,
 *     so redundancy cannot help against it. Simulated runs take turns through the kinds
 * @param slowdown from which every attempt draws
 * @param hostSlowdowns from which every host draws once a run, all equally likely; at least one
 */
public record Workload(List<List<Double>> works, SlowdownModel slowdown, List<Double> hostSlowdowns) {

    public Workload {
        works = works.stream().map(List::copyOf).toList();
        hostSlowdowns = List.copyOf(hostSlowdowns);
        if (works.isEmpty() || works.stream().anyMatch(List::isEmpty) || hostSlowdowns.isEmpty()) {
            throw new IllegalArgumentException("A workload needs at least one task and one slowdown of hosts, but has "
                    + works.stream().mapToInt(List::size).min().orElse(0) + " tasks and " + hostSlowdowns.size()
                    + " slowdowns.");
        }
        if (works.stream().flatMap(List::stream).anyMatch(w -> !(w > 0))
                || hostSlowdowns.stream().anyMatch(w -> !(w > 0))) {
            throw new IllegalArgumentException("Work and the slowdowns of hosts are positive numbers.");
        }
    }

    /** Tasks of work 1 on hosts of equal speed. */
    public static Workload even(int tasks, SlowdownModel slowdown) {
        return new Workload(List.of(Collections.nCopies(Math.max(0, tasks), 1.0)), slowdown, List.of(1.0));
    }
}
