package io.codedspark.spark.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.GroupShape;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GridLayoutTest {

    private static final GroupLayout LEFT = new GroupLayout(5, new GroupShape(3, 1));
    private static final GroupLayout RIGHT = new GroupLayout(2, new GroupShape(2, 2));

    @Test
    void everyPairHasOneSlotAndPairsOfSourcesAreSources() {
        GridLayout grid = new GridLayout(LEFT, RIGHT);
        GroupLayout cells = grid.cells();
        assertThat(cells.groups()).isEqualTo(2);
        assertThat(cells.shape()).isEqualTo(new GroupShape(6, 10));
        Set<Integer> pairs = new HashSet<>();
        for (int slot = 0; slot < 16; slot++) {
            int pair = grid.pair(slot);
            assertThat(pairs.add(pair)).isTrue();
            assertThat(pair).isBetween(0, 15);
            assertThat(pair / 4 < 3 && pair % 4 < 2).isEqualTo(slot < 6);
        }
        assertThat(grid.pair(3)).as("source (1, 1)").isEqualTo(5);
    }

    @Test
    void cellsOfTooManySlotsAreRefused() {
        GroupLayout wide = new GroupLayout(10, new GroupShape(10, 1));
        assertThatThrownBy(() -> new GridLayout(wide, wide))
                .hasMessageContaining("121 slots")
                .hasMessageContaining("smaller groups");
    }
}
