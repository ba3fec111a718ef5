package io.codedspark.parity.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldingTest {

    private final Folding folding = new Folding(3);

    @Test
    void stacksRowsInOrderAndPadsAPartialStackWithItsFirstRow() {
        List<float[]> stacks = folding.fold(List.of(row(1), row(2), row(3), row(4), row(5)));

        assertThat(stacks).containsExactly(new float[] {1, -1, 2, -2, 3, -3}, new float[] {4, -4, 5, -5, 4, -4});
    }

    @Test
    void cutsOutputsAndDropsWhatBelongsToThePadding() {
        List<float[]> outputs = List.of(new float[] {1, -1, 2, -2, 3, -3}, new float[] {4, -4, 5, -5, 4, -4});

        assertThat(folding.unfold(outputs, 5)).containsExactly(row(1), row(2), row(3), row(4), row(5));
        assertThat(folding.unfold(outputs, 4)).containsExactly(row(1), row(2), row(3), row(4));
        assertThat(folding.unfold(List.of(), 0)).isEmpty();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> folding.fold(List.of(row(1), new float[3])))
                .isInstanceOf(BadRowException.class)
                .hasMessageContaining("Row 1 of the batch has 3 values and row 0 has 2");
        assertThatThrownBy(() -> folding.unfold(List.of(new float[6]), 4))
                .hasMessage("4 rows make 2 stacks of f = 3, but 1 outputs were given.");
        assertThatThrownBy(() -> folding.unfold(List.of(new float[7]), 3))
                .hasMessageContaining("Output 0 has 7 values, which f = 3 heads cannot share");
        assertThatThrownBy(() -> new Folding(17)).hasMessageContaining("f = 2 to 16, not by f = 17");
    }

    private static float[] row(float value) {
        return new float[] {value, -value};
    }
}
