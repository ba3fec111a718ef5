package io.codedspark.spark.cache;

import io.codedspark.spark.group.ExecutorPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where parities are to be stored: each on an executor that holds no other shard of its group, on another host where there is
 * one, and among these on the one that holds the least.
 */
final class ParityPlaces {

    private ParityPlaces() {}

    /**
     * The places of all parities, group by group.
     *
     * @param sources all sources, ordered by partition
     * @param executors those that can store parities, at least one; those that hold sources count whether named or not
     * @param r parities of a group
     */
    static List<ExecutorPlace> of(CacheGroups groups, List<SourceShard> sources, List<ExecutorPlace> executors, int r) {
        Map<ExecutorPlace, Long> load = new HashMap<>();
        executors.forEach(executor -> load.put(executor, 0L));
        sources.forEach(source -> load.merge(source.place(), source.bytes(), Long::sum));
        List<ExecutorPlace> places = new ArrayList<>();
        for (List<Integer> group : groups.groups()) {
            Set<String> taken = new HashSet<>();
            Set<String> hosts = new HashSet<>();
            long longest = 0;
            for (int member : group) {
                taken.add(sources.get(member).place().executor());
                hosts.add(sources.get(member).place().host());
                longest = Math.max(longest, sources.get(member).bytes());
            }
            for (int row = 0; row < r; row++) {
                ExecutorPlace best = load.keySet().stream()
                        .min(Comparator.comparing((ExecutorPlace place) -> taken.contains(place.executor()))
                                .thenComparing(place -> hosts.contains(place.host()))
                                .thenComparing(place -> load.getOrDefault(place, 0L))
                                .thenComparing(ExecutorPlace::executor))
                        .orElseThrow();
                taken.add(best.executor());
                hosts.add(best.host());
                load.merge(best, longest, Long::sum);
                places.add(best);
            }
        }
        return places;
    }
}
