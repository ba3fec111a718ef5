package io.codedspark.spark.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.GroupShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {

    private static List<ExecutorPlace> executors(int hosts, int each) {
        List<ExecutorPlace> places = new ArrayList<>();
        for (int e = 0; e < hosts * each; e++) {
            places.add(new ExecutorPlace("e" + e, "host" + e / each));
        }
        return places;
    }

    private static List<ExecutorPlace> ofGroup(GroupLayout layout, int group, List<ExecutorPlace> places) {
        return IntStream.range(0, layout.codedPartitions())
                .filter(partition -> layout.groupOfCoded(partition) == group)
                .mapToObj(places::get)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"6,1,12,2,1", "6,1,13,4,2", "6,2,24,4,2", "5,1,20,4,1", "8,3,9,3,1"})
    void slotsOfAGroupSitOnDifferentHostsWhereThereAreEnough(int hosts, int each, int sources, int k, int r) {
        GroupLayout layout = new GroupLayout(sources, new GroupShape(k, r));
        List<ExecutorPlace> places = Placement.spread(executors(hosts, each)).of(layout);
        assertThat(places).hasSize(layout.codedPartitions());
        for (int group = 0; group < layout.groups(); group++) {
            assertThat(ofGroup(layout, group, places).stream().map(ExecutorPlace::host))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void onFewHostsTheyShareThemEvenly() {
        GroupLayout layout = new GroupLayout(8, new GroupShape(4, 2));
        List<ExecutorPlace> places = Placement.spread(executors(3, 2)).of(layout);
        for (int group = 0; group < layout.groups(); group++) {
            assertThat(ofGroup(layout, group, places).stream()
                            .collect(Collectors.groupingBy(ExecutorPlace::host, Collectors.counting()))
                            .values())
                    .containsExactly(2L, 2L, 2L);
            assertThat(ofGroup(layout, group, places)).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({"6,12,2,1", "6,4,2,1", "7,30,3,2", "12,10,5,1"})
    void sourcesAreSpreadEvenlyWhetherOrNotParityRuns(int executors, int sources, int k, int r) {
        GroupLayout layout = new GroupLayout(sources, new GroupShape(k, r));
        List<ExecutorPlace> places = Placement.spread(executors(executors, 1)).of(layout);
        long[] ofSources = new long[executors];
        long[] ofAll = new long[executors];
        for (int partition = 0; partition < places.size(); partition++) {
            int executor = Integer.parseInt(places.get(partition).executor().substring(1));
            ofAll[executor]++;
            ofSources[executor] += layout.shape().isSource(layout.slotOfCoded(partition)) ? 1 : 0;
        }
        assertThat(spread(ofSources)).isLessThanOrEqualTo(1);
        assertThat(spread(ofAll)).isLessThanOrEqualTo(1);
    }

    private static long spread(long[] loads) {
        return IntStream.range(0, loads.length).mapToLong(e -> loads[e]).max().orElse(0)
                - IntStream.range(0, loads.length)
                        .mapToLong(e -> loads[e])
                        .min()
                        .orElse(0);
    }

    @Test
    void withoutExecutorsThereAreNoPreferences() {
        assertThat(Placement.none().of(new GroupLayout(4, new GroupShape(2, 1))))
                .isEmpty();
    }
}
