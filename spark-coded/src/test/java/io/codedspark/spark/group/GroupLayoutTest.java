package io.codedspark.spark.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupLayoutTest {

    @ParameterizedTest
    @CsvSource({"0,2,1", "1,2,1", "2,2,1", "3,2,1", "7,3,2", "12,4,1", "13,4,2", "5,3,0"})
    void numbersEverySlotOnceAndBackAgain(int partitions, int k, int r) {
        GroupLayout layout = new GroupLayout(partitions, new GroupShape(k, r));
        Set<Integer> numbers = new HashSet<>();
        for (int group = 0; group < layout.groups(); group++) {
            for (int slot = 0; slot < k + r; slot++) {
                if (!layout.isAbsent(group, slot)) {
                    int coded = layout.codedPartition(group, slot);
                    assertThat(numbers.add(coded)).isTrue();
                    assertThat(layout.groupOfCoded(coded)).isEqualTo(group);
                    assertThat(layout.slotOfCoded(coded)).isEqualTo(slot);
                }
            }
        }
        assertThat(numbers).hasSize(layout.codedPartitions());
        assertThat(numbers.stream().mapToInt(n -> n).max().orElse(-1)).isEqualTo(layout.codedPartitions() - 1);
    }

    @ParameterizedTest
    @CsvSource({"1,3,1", "2,3,1"})
    void absentSourcesOfAShortGroupAreNeverErased(int partitions, int k, int r) {
        GroupLayout layout = new GroupLayout(partitions, new GroupShape(k, r));
        Erasures nothingArrived = layout.erasures(0, 0);
        assertThat(nothingArrived.sources()).hasSize(partitions);
        assertThat(layout.erasures(0, (1L << partitions) - 1).sources()).isEmpty();
    }
}
