package io.codedspark.codes.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.Recovery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrthonormalCodesTest {

    private static final long SEED = 4_004;

    @Test
    void theRowsAreOrthonormal() {
        RealCode code = RealCodes.of(12, 4);
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                double dot = 0;
                for (int j = 0; j < 12; j++) {
                    dot += code.parityWeight(a, j) * code.parityWeight(b, j);
                }
                assertThat(dot).isCloseTo(a == b ? 1 : 0, within(1e-14));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 3, 34", "8, 4, 75", "10, 4, 194", "12, 3, 124", "12, 4, 420"})
    void aSearchedCodeIsBetterConditionedThanVandermondeRowsByFar(int k, int r, double bound) {
        GroupShape shape = new GroupShape(k, r);
        double ours = worst(RealCodes.of(k, r));
        double control = worst(new MatrixCode("vandermonde", shape, Precision.DOUBLE, Vandermonde.rows(k, r)));

        System.out.printf("worst condition k=%d r=%d: orthonormal %.3g, vandermonde %.3g%n", k, r, ours, control);
        assertThat(ours).isLessThan(bound);
        assertThat(control).isGreaterThan(4 * ours);
    }

    @Test
    void replicationRecoversWhatHasACopyAndRefusesTheRest() {
        RealCode code = RealCodes.replication(3, 2, Precision.DOUBLE);
        Recovery recovery = code.recovery(Erasures.of(code.shape(), 0, 1, 5));

        assertThat(recovery.weights()[0]).containsExactly(new double[] {0, 1, 0}, within(1e-15));
        assertThat(code.canDecode(Erasures.of(code.shape(), 0, 3))).isFalse();
        assertThatThrownBy(() -> code.recovery(Erasures.of(code.shape(), 0, 3)))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining("condition number");
    }

    @Test
    void theShapePicksTheCode() {
        assertThat(RealCodes.of(8, 1).name()).isEqualTo("sum(k=8)");
        assertThat(RealCodes.of(8, 2).name()).isEqualTo("dct(k=8)");
        assertThat(RealCodes.of(8, 3).name()).isEqualTo("orthonormal(k=8, r=3)");
        assertThat(RealCodes.of(17, 3).name()).isEqualTo("rotation(k=17, r=3)");
        assertThatThrownBy(() -> RealCodes.orthonormal(17, 3, Precision.FLOAT))
                .hasMessageContaining("k = 17 and r = 3; take several smaller");
        assertThatThrownBy(() -> RealCodes.of(8, 9)).hasMessageContaining("r <= 8");
        assertThatThrownBy(() -> RealCodes.of(20, 9)).hasMessageContaining("r <= 8");
    }

    @ParameterizedTest
    @CsvSource({
        "3, 6, 19.46, 31.64", "3, 8, 33.23, 87.37", "3, 10, 63.17, 112.7", "3, 12, 123.9, 134.8", "3, 16, 212.8, 440.2",
        "4, 6, 33.69, 69.64", "4, 8, 74.84, 106.3", "4, 10, 193.2, 247.1", "4, 12, 418.9, 418.9", "4, 16, 1052, 1052",
        "5, 6, 121.5, 121.5", "5, 8, 284.0, 303.1", "5, 10, 456.9, 456.9", "5, 12, 1273, 1349", "5, 16, 3889, 4395",
        "6, 6, 121.5, 121.5", "6, 8, 565.8, 695.7", "6, 10, 1345, 1543", "6, 12, 2092, 2305", "6, 16, 10430, 10430"
    })
    void theWorstConditionIsAsDocumented(int r, int k, double searched, double rotation) {
        assertThat(Conditions.worst(RealCodes.orthonormal(k, r, Precision.DOUBLE), SEED))
                .isCloseTo(searched, within(0.01 * searched));
        assertThat(Conditions.worst(RealCodes.rotation(k, r, Precision.DOUBLE), SEED))
                .isCloseTo(rotation, within(0.01 * rotation));
    }

    @ParameterizedTest
    @CsvSource({"3, 16", "4, 14", "5, 10", "6, 8"})
    void singlePrecisionDecodesEveryPatternUpTo(int r, int most) {
        for (int k = 1; k <= most; k++) {
            RealCode code = RealCodes.of(k, r, Precision.FLOAT);
            assertThat(Conditions.worst(code, SEED)).as(code.name()).isLessThan(Precision.FLOAT.conditionBound());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6})
    void noPatternOfASearchedCodeIsSingularAndNoneWorseThanTheRotationCodes(int r) {
        for (int k = r; k <= 16; k++) {
            double rotation = Conditions.worst(RealCodes.rotation(k, r, Precision.DOUBLE), SEED);
            assertThat(Conditions.worst(RealCodes.orthonormal(k, r, Precision.DOUBLE), SEED))
                    .as("k = %d", k)
                    .isLessThanOrEqualTo(rotation * (1 + 1e-9));
        }
    }

    @Test
    void conditionsBySmallSystemsAreTheCodesOwn() {
        RealCode code = RealCodes.of(7, 4);
        double[] own = Patterns.all(code.shape())
                .filter(erasures -> erasures.count() == 4)
                .mapToDouble(code::condition)
                .sorted()
                .toArray();
        assertThat(Conditions.of(code, SEED)).hasSameSizeAs(own);
        for (int i = 0; i < own.length; i++) {
            assertThat(Conditions.of(code, SEED)[i]).isCloseTo(own[i], within(1e-6 * own[i]));
        }
    }

    private static double worst(RealCode code) {
        return Patterns.all(code.shape()).mapToDouble(code::condition).max().orElseThrow();
    }
}
