package io.codedspark.codes.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.GroupShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationCodesTest {

    private static final long SEED = 7;

    @Test
    void aParityIsTheTrigonometricInterpolantHalfWayBetweenTwoSources() {
        int k = 9;
        RealCode code = RealCodes.rotation(k, 3, Precision.DOUBLE);
        double[][] sources = new double[k][1];
        double expected = 0;
        double at = 2 * Math.PI * 3.5 / k;
        for (int frequency = 0; frequency <= 4; frequency++) {
            expected += Math.cos(frequency * at) + 0.5 * Math.sin(frequency * at);
            for (int j = 0; j < k; j++) {
                double angle = frequency * 2 * Math.PI * j / k;
                sources[j][0] += Math.cos(angle) + 0.5 * Math.sin(angle);
            }
        }
        for (int j = 0; j < k; j++) {
            sources[j][0] *= j % 2 == 0 ? 1 : -1;
        }
        assertThat(Math.abs(code.encode(1, sources)[0])).isCloseTo(Math.abs(expected), within(1e-13));
    }

    @ParameterizedTest
    @CsvSource({"4, 2", "7, 3", "10, 4", "17, 8", "40, 5", "56, 8", "63, 1"})
    void theRowsAreOrthonormal(int k, int r) {
        double[][] rows = RotationRows.spread(k, r);
        for (int a = 0; a < r; a++) {
            for (int b = 0; b < r; b++) {
                double dot = 0;
                for (int j = 0; j < k; j++) {
                    dot += rows[a][j] * rows[b][j];
                }
                assertThat(dot).isCloseTo(a == b ? 1 : 0, within(1e-13));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12, 2, 62.78, 15.6", "20, 2, 178.0, 26.9", "40, 2, 718.2, 53.3", "56, 2, 1410, 75.0", "12, 3, 134.8, 16.5",
        "20, 3, 757.4, 30.0", "40, 3, 6243, 65.8", "56, 3, 16010, 95.6", "12, 8, 10020, 37.6", "20, 8, 156700, 91.3",
        "40, 8, 6.19e6, 299", "56, 8, 1.034e8, 520"
    })
    void worstAndMedianConditionsAreAsDocumented(int k, int r, double worst, double median) {
        double[] conditions = Conditions.of(RealCodes.rotation(k, r, Precision.DOUBLE), SEED);

        assertThat(conditions[conditions.length - 1]).isCloseTo(worst, within(0.01 * worst));
        assertThat(conditions[conditions.length / 2]).isCloseTo(median, within(0.03 * median));
    }

    @ParameterizedTest
    @CsvSource({"12", "20", "40", "56"})
    void theWorstPatternIsBetterAndTheTypicalOneWorseThanTheDctsAndRandomRows(int k) {
        double[] ours = Conditions.of(RealCodes.rotation(k, 2, Precision.DOUBLE), SEED);
        double[] wide = Conditions.of(RealCodes.rotation(k, 3, Precision.DOUBLE), SEED);
        double[] dct = Conditions.of(RealCodes.dct(k), SEED);
        double[] random = Conditions.of(
                new MatrixCode("random", new GroupShape(k, 3), Precision.DOUBLE, OrthonormalRows.draw(k, 3, 1)), SEED);
        System.out.printf(
                "k=%d r=2: rotation %.3g / %.3g, dct %.3g / %.3g; r=3: rotation %.3g / %.3g, random rows %.3g / %.3g%n",
                k,
                last(ours),
                median(ours),
                last(dct),
                median(dct),
                last(wide),
                median(wide),
                last(random),
                median(random));
        assertThat(last(ours)).isLessThan(last(dct) / 2);
        assertThat(last(wide)).isLessThan(last(random) / 10);
        assertThat(median(ours)).isGreaterThan(median(dct));
        assertThat(median(wide)).isGreaterThan(median(random));
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertThat(RealCodes.rotation(2, 5, Precision.FLOAT).shape()).isEqualTo(new GroupShape(2, 5));
        assertThatThrownBy(() -> RealCodes.rotation(8, 9, Precision.DOUBLE)).hasMessageContaining("1 <= r <= 8");
        assertThatThrownBy(() -> RealCodes.rotation(63, 2, Precision.DOUBLE)).hasMessageContaining("k + r <= 64");
    }

    private static double last(double[] conditions) {
        return conditions[conditions.length - 1];
    }

    private static double median(double[] conditions) {
        return conditions[conditions.length / 2];
    }
}
