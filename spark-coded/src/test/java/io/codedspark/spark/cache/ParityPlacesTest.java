package io.codedspark.spark.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.spark.group.ExecutorPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParityPlacesTest {

    private static List<SourceShard> sources(int perHost, int... placesOfPartitions) {
        List<SourceShard> sources = new ArrayList<>();
        for (int partition = 0; partition < placesOfPartitions.length; partition++) {
            int executor = placesOfPartitions[partition];
            sources.add(
                    new SourceShard(partition, 100, 0, new ExecutorPlace("e" + executor, "host" + executor / perHost)));
        }
        return sources;
    }

    private static CacheGroups groups(List<SourceShard> sources, int k) {
        return CacheGroups.of(sources.stream().map(SourceShard::place).toList(), k);
    }

    @Test
    void noTwoShardsOfAGroupShareAnExecutorWhereThereAreEnough() {
        List<SourceShard> sources = sources(1, 0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5);
        CacheGroups groups = groups(sources, 4);
        List<ExecutorPlace> places = ParityPlaces.of(groups, sources, List.of(), 2);
        assertThat(places).hasSize(groups.groups().size() * 2);
        for (int group = 0; group < groups.groups().size(); group++) {
            List<String> executors = new ArrayList<>(groups.groups().get(group).stream()
                    .map(member -> sources.get(member).place().executor())
                    .toList());
            executors.add(places.get(2 * group).executor());
            executors.add(places.get(2 * group + 1).executor());
            assertThat(executors).doesNotHaveDuplicates();
        }
    }

    @Test
    void anotherHostIsTakenBeforeAnotherExecutorOfTheSameHost() {
        List<SourceShard> sources = sources(2, 0, 2, 1, 3);
        CacheGroups groups = new CacheGroups(List.of(List.of(0), List.of(1), List.of(2), List.of(3)));
        List<ExecutorPlace> places = ParityPlaces.of(groups, sources, List.of(), 1);
        for (int group = 0; group < 4; group++) {
            assertThat(places.get(group).host())
                    .isNotEqualTo(sources.get(group).place().host());
        }
    }

    @Test
    void paritiesAreSpreadEvenly() {
        int[] executors = IntStream.range(0, 24).map(p -> p % 6).toArray();
        List<SourceShard> sources = sources(1, executors);
        List<ExecutorPlace> places = ParityPlaces.of(groups(sources, 4), sources, List.of(), 2);
        for (int executor = 0; executor < 6; executor++) {
            String id = "e" + executor;
            assertThat(places.stream().filter(place -> place.executor().equals(id)))
                    .hasSize(places.size() / 6);
        }
    }

    @Test
    void executorsThatHoldNoSourceTakeParities() {
        List<SourceShard> sources = sources(1, 0, 1, 2, 3);
        List<ExecutorPlace> all = IntStream.range(0, 6)
                .mapToObj(executor -> new ExecutorPlace("e" + executor, "host" + executor))
                .toList();
        List<ExecutorPlace> places = ParityPlaces.of(groups(sources, 4), sources, all, 2);
        assertThat(places).extracting(ExecutorPlace::executor).containsExactlyInAnyOrder("e4", "e5");
    }
}
