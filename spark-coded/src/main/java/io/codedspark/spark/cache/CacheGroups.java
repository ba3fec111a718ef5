package io.codedspark.spark.cache;

import io.codedspark.spark.group.ExecutorPlace;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which partitions protect each other. Members of a group lie on different executors, on different hosts where there are
 * enough, so that one loss takes at most one of them.
 *
 * @param groups the partitions of each group, at most k; a group's place in the list is its number
 */
record CacheGroups(List<List<Integer>> groups) implements Serializable {

    /**
     * Groups partitions by where they lie.
     *
     * @param places the executor of each partition, ordered by partition
     * @param k most members of a group, 1 or more
     */
    static CacheGroups of(List<ExecutorPlace> places, int k) {
        Map<String, Deque<Integer>> byExecutor = new TreeMap<>();
        for (int partition = 0; partition < places.size(); partition++) {
            byExecutor
                    .computeIfAbsent(places.get(partition).executor(), ignored -> new ArrayDeque<>())
                    .add(partition);
        }
        List<List<Integer>> groups = new ArrayList<>();
        while (byExecutor.values().stream().anyMatch(left -> !left.isEmpty())) {
            groups.add(next(byExecutor, places, k));
        }
        return new CacheGroups(List.copyOf(groups));
    }

    /** From the executors that hold the most, those of hosts that the group has not met first. */
    private static List<Integer> next(Map<String, Deque<Integer>> byExecutor, List<ExecutorPlace> places, int k) {
        List<Deque<Integer>> fullest = byExecutor.values().stream()
                .filter(left -> !left.isEmpty())
                .sorted(Comparator.comparingInt((Deque<Integer> left) -> -left.size()))
                .toList();
        List<Integer> group = new ArrayList<>();
        Set<String> hosts = new HashSet<>();
        for (int round = 0; round < 2; round++) {
            for (Deque<Integer> left : fullest) {
                Integer first = left.peek();
                boolean taken = first == null
                        || group.stream()
                                .anyMatch(other -> places.get(other)
                                        .executor()
                                        .equals(places.get(first).executor()));
                if (group.size() < k
                        && !taken
                        && (round == 1 || hosts.add(places.get(first).host()))) {
                    group.add(left.remove());
                }
            }
        }
        return group.stream().sorted().toList();
    }

    /** The group of each partition. */
    int[] groupOfPartition(int partitions) {
        int[] groupOf = new int[partitions];
        for (int group = 0; group < groups.size(); group++) {
            for (int partition : groups.get(group)) {
                groupOf[partition] = group;
            }
        }
        return groupOf;
    }
}
