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
    void countsMultiplyAddsOfAResidualNetwork() {
        long stem = 32 * 32 * 9 * 3 * 16;
        long first = 32 * 32 * 9 * (16 * 16 + 16 * 16);
        long second = 16 * 16 * (9 * (16 * 32 + 32 * 32) + 16 * 32);
        long third = 8 * 8 * (9 * (32 * 64 + 64 * 64) + 32 * 64);

        assertThat(Architecture.residual().multiplyAdds(new ImageShape(32, 32, 3), 10))
                .isEqualTo(stem + first + second + third + 64 * 10);
    }

    @Test
    void isReadFromItsText() {
        for (Architecture each : new Architecture[] {
            Architecture.smallCnn(), Architecture.residual(), Architecture.mlp(), Architecture.linear()
        }) {
            assertThat(Architecture.parse(each.toString())).isEqualTo(each);
        }
        assertThat(Architecture.named("residual").scaled(0.5)).isEqualTo(new Architecture.Residual(8, 16, 32));
        assertThatThrownBy(() -> Architecture.parse("residual(16)"))
                .hasMessageContaining("write small-cnn(first, second, hidden), residual(first, second, third)");
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
