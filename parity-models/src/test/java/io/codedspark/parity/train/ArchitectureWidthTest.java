package io.codedspark.parity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.parity.run.ImageShape;
import org.junit.jupiter.api.Test;

class ArchitectureWidthTest {

    private static final ImageShape PICTURE = new ImageShape(28, 28, 1);

    @Test
    void countsMultiplyAdds() {
        assertThat(Architecture.smallCnn().multiplyAdds(PICTURE, 10))
                .isEqualTo(24 * 24 * 12 * 25 + 8 * 8 * 24 * 12 * 25 + 16 * 24 * 200 + 200 * 10);
        assertThat(Architecture.mlp().multiplyAdds(PICTURE, 10)).isEqualTo(784 * 200 + 200 * 100 + 100 * 10);
        assertThat(Architecture.linear().multiplyAdds(PICTURE, 10)).isEqualTo(7840);
    }

    @Test
    void staysAsItIsWhereItIsCheapEnough() {
        Architecture cnn = Architecture.smallCnn();
        assertThat(cnn.within(cnn.multiplyAdds(PICTURE, 10), PICTURE, 10)).isEqualTo(cnn);
    }

    @Test
    void isNarrowedToACost() {
        Architecture cnn = Architecture.smallCnn();
        for (int k = 2; k <= 4; k++) {
            double most = cnn.multiplyAdds(PICTURE, 10) / (double) k;
            Architecture narrowed = cnn.within(most, PICTURE, 10);
            assertThat(narrowed.multiplyAdds(PICTURE, 10)).isBetween((long) (0.9 * most), (long) most);
        }
    }

    @Test
    void saysWhenNoWidthIsCheapEnough() {
        assertThatThrownBy(() -> Architecture.linear().within(100, PICTURE, 10))
                .hasMessageContaining("No width of linear()")
                .hasMessageContaining("at most 100 multiply-adds");
    }
}
