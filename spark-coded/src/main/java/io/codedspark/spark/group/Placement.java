package io.codedspark.spark.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

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

    /**
     * The preferred executor of each coded partition; empty without preferences. Sources take turns through all executors,
     * as they are what runs where slots are scarce. A parity goes where its group has fewest slots by host, then by executor,
     * and of those places to the one with the fewest slots of all.
     */
    public List<ExecutorPlace> of(GroupLayout layout) {
        if (order.isEmpty()) {
            return List.of();
        }
        int[] at = new int[layout.codedPartitions()];
        int[] load = new int[order.size()];
        for (int source = 0; source < layout.sourcePartitions(); source++) {
            int executor = source % order.size();
            load[executor]++;
            at[layout.codedPartition(layout.groupOfSource(source), layout.slotOfSource(source))] = executor;
        }
        for (int group = 0; group < layout.groups(); group++) {
            placeParities(layout, group, at, load);
        }
        return Arrays.stream(at).mapToObj(order::get).toList();
    }

    private void placeParities(GroupLayout layout, int group, int[] at, int[] load) {
        int[] ofGroup = new int[order.size()];
        Map<String, Integer> ofHost = new HashMap<>();
        int last = 0;
        for (int slot = 0; slot < layout.shape().n(); slot++) {
            if (layout.isAbsent(group, slot)) {
                continue;
            }
            int partition = layout.codedPartition(group, slot);
            if (!layout.shape().isSource(slot)) {
                at[partition] = roomiest(last + 1, ofGroup, ofHost, load);
                load[at[partition]]++;
            }
            last = at[partition];
            ofGroup[last]++;
            ofHost.merge(order.get(at[partition]).host(), 1, Integer::sum);
        }
    }

    private int roomiest(int first, int[] ofGroup, Map<String, Integer> ofHost, int[] load) {
        return IntStream.range(first, first + order.size())
                .mapToObj(e -> e % order.size())
                .min(Comparator.<Integer>comparingInt(
                                e -> ofHost.getOrDefault(order.get(e).host(), 0))
                        .thenComparingInt(e -> ofGroup[e])
                        .thenComparingInt(e -> load[e]))
                .orElseThrow();
    }
}
