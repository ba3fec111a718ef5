package io.codedspark.spark.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.spark.group.ExecutorPlace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CacheGroupsTest {

    private static ExecutorPlace place(int executor) {
        return new ExecutorPlace("e" + executor, "host" + executor / 2);
    }

    @Test
    void membersOfAGroupLieOnDifferentExecutors() {
        Random random = new Random(3);
        for (int trial = 0; trial < 100; trial++) {
            int partitions = 1 + random.nextInt(40);
            List<ExecutorPlace> places = new ArrayList<>();
            for (int p = 0; p < partitions; p++) {
                places.add(place(random.nextInt(6)));
            }
            int k = 1 + random.nextInt(5);
            CacheGroups groups = CacheGroups.of(places, k);
            List<Integer> all = new ArrayList<>();
            for (List<Integer> group : groups.groups()) {
                assertThat(group).hasSizeBetween(1, k).isSorted();
                Set<String> executors = new HashSet<>();
                group.forEach(partition -> executors.add(places.get(partition).executor()));
                assertThat(executors).hasSameSizeAs(group);
                all.addAll(group);
            }
            assertThat(all)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, partitions).boxed().toList());
            int[] groupOf = groups.groupOfPartition(partitions);
            for (int p = 0; p < partitions; p++) {
                assertThat(groups.groups().get(groupOf[p])).contains(p);
            }
        }
    }

    @Test
    void evenlySpreadPartitionsMakeFullGroupsOnDifferentHosts() {
        List<ExecutorPlace> places =
                IntStream.range(0, 12).mapToObj(p -> place(p % 6)).toList();
        CacheGroups groups = CacheGroups.of(places, 3);
        assertThat(groups.groups()).hasSize(4).allSatisfy(group -> {
            assertThat(group).hasSize(3);
            assertThat(group.stream().map(p -> places.get(p).host()).distinct()).hasSize(3);
        });
    }
}
