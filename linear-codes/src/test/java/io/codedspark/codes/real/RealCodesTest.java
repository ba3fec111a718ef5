package io.codedspark.codes.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealCodesTest {

    @Test
    void everySquareSubmatrixOfTheDctRowsIsNonsingular() {
        for (int k = 1; k <= 62; k++) {
            RealCode code = RealCodes.dct(k);
            for (int i = 0; i < k; i++) {
                assertThat(code.parityWeight(0, i)).as("k = %d, row 0", k).isGreaterThan(0.1);
                assertThat(Math.abs(code.parityWeight(1, i)))
                        .as("k = %d, row 1", k)
                        .isGreaterThan(2 / Math.pow(k + 1, 1.5));
                for (int j = i + 1; j < k; j++) {
                    double minor = code.parityWeight(0, i) * code.parityWeight(1, j)
                            - code.parityWeight(0, j) * code.parityWeight(1, i);
                    assertThat(Math.abs(minor))
                            .as("k = %d, columns %d and %d", k, i, j)
                            .isGreaterThan(10 / Math.pow(k + 1, 3));
                }
            }
        }
    }

    @Test
    void theMiddleSourceOfAnOddGroupIsInTheSecondDctParity() {
        RealCode code = RealCodes.dct(5);

        assertThat(code.parityWeight(1, 2)).isCloseTo(Math.sqrt(1 / 3.0) * Math.cos(5 * Math.PI / 12), within(1e-15));
        assertThat(code.canDecode(Erasures.allBut(code.shape(), 0, 1, 3, 4, 6))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2, 2.4", "4, 10.2", "6, 29.4", "8, 61", "10, 109", "12, 173", "20, 625", "40, 3547", "60, 9782"})
    void theWorstConditionOfTheDctCodeIsAsDocumented(int k, double expected) {
        assertThat(worst(RealCodes.dct(k))).isCloseTo(expected, within(0.02 * expected));
    }

    @ParameterizedTest
    @CsvSource({"2, 2.6", "4, 4.8", "6, 6.9", "8, 8.9", "10, 11", "12, 13", "20, 21", "40, 41", "60, 61"})
    void theWorstConditionOfTheSumCodeIsAsDocumented(int k, double expected) {
        assertThat(worst(RealCodes.sum(k))).isCloseTo(expected, within(0.02 * expected));
    }

    @Test
    void anOddDctCodeIsNoWorseConditionedThanTheNextEvenOne() {
        for (int k = 1; k < 62; k += 2) {
            assertThat(worst(RealCodes.dct(k))).isLessThanOrEqualTo(worst(RealCodes.dct(k + 1)) * (1 + 1e-9));
        }
    }

    @Test
    void everyPatternIsDecodableInSinglePrecisionUpToTwentyFourSources() {
        assertThat(worst(RealCodes.dct(24))).isLessThan(Precision.FLOAT.conditionBound());
        assertThat(worst(RealCodes.dct(25))).isGreaterThan(Precision.FLOAT.conditionBound());
        assertThat(worst(RealCodes.dct(62))).isLessThan(Precision.DOUBLE.conditionBound());
    }

    @Test
    void theSumCodeAddsEverySourceOnce() {
        RealCode code = RealCodes.sum(3);

        assertThat(code.shape()).isEqualTo(new GroupShape(3, 1));
        assertThat(code.name()).isEqualTo("sum(k=3)");
        assertThat(code.precision()).isEqualTo(Precision.DOUBLE);
        assertThat(code.parityWeightSum(0)).isEqualTo(3);
        assertThat(code.encode(0, new double[][] {{1, 2}, {10, 20}, {100, 200}}))
                .containsExactly(111, 222);
    }

    @Test
    void theWeightSumsOfTheDctCodeAreThoseOfItsRows() {
        assertThat(RealCodes.dct(4).parityWeightSum(0)).isCloseTo(2, within(1e-15));
        assertThat(RealCodes.dct(4).parityWeightSum(1)).isCloseTo(0, within(1e-15));
    }

    @Test
    void sizesThatDoNotFitAGroupAreRefused() {
        assertThatThrownBy(() -> RealCodes.dct(63))
                .hasMessageContaining("k + r <= 64")
                .hasMessageContaining("k = 63");
        assertThatThrownBy(() -> RealCodes.sum(0))
                .hasMessageContaining("k >= 1")
                .hasMessageContaining("k = 0");
    }

    @Test
    void weightsOfSlotsOutsideTheGroupAreRefused() {
        RealCode code = RealCodes.sum(3);

        assertThatThrownBy(() -> code.parityWeight(1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> code.parityWeight(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static double worst(RealCode code) {
        int n = code.shape().n();
        return IntStream.range(0, n)
                .boxed()
                .flatMap(a -> IntStream.rangeClosed(a, code.shape().r() == 1 ? a : n - 1)
                        .mapToObj(b -> Erasures.of(code.shape(), a, b)))
                .mapToDouble(code::condition)
                .max()
                .orElseThrow();
    }
}
