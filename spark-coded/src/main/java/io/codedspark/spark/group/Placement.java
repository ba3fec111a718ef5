package io.codedspark.spark.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Preferred executors for the slots of all groups, so that the slots of a group sit on different hosts, then on different
 * executors, as far as there are any. A preference only: Spark may run a task anywhere after its locality wait.
 */
public final class Placement {

    private final List<ExecutorPlace> order;

    private Placement(List<ExecutorPlace> order) {
        this.order = order;
    }

    /** No preferences. */
    public static Placement none() {
        return new Placement(List.of());
    }

    /** Takes turns through the hosts, and through the executors of each host. */
    public static Placement spread(List<ExecutorPlace> executors) {
        Map<String, List<ExecutorPlace>> byHost = new TreeMap<>();
        executors.stream()
                .sorted(Comparator.comparing(ExecutorPlace::executor))
                .forEach(e ->
                        byHost.computeIfAbsent(e.host(), h -> new ArrayList<>()).add(e));
        List<ExecutorPlace> order = new ArrayList<>();
        for (int turn = 0; order.size() < executors.size(); turn++) {
            for (List<ExecutorPlace> ofHost : byHost.values()) {
                if (turn < ofHost.size()) {
                    order.add(ofHost.get(turn));
                }
            }
        }
        return new Placement(List.copyOf(order));
    }

    /** The preferred executor of a coded partition; consecutive partitions get consecutive executors. */
    public Optional<ExecutorPlace> of(int codedPartition) {
        return order.isEmpty() ? Optional.empty() : Optional.of(order.get(codedPartition % order.size()));
    }
}
