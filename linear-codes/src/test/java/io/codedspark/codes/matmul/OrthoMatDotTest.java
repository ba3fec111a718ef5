package io.codedspark.codes.matmul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Arrivals;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.NotRecoverableException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrthoMatDotTest {

    private static final long SEED = 6;

    @ParameterizedTest
    @CsvSource({"4, 9, 5, 1.7", "4, 11, 30, 2.5", "8, 17, 8, 1.6", "8, 19, 180, 4", "12, 27, 500, 5"})
    void anyTwoMMinusOneTasksGiveTheProductWithinTheBound(int m, int n, double worst, double median) {
        double[] conditions = Conditions.check(MatrixProductCodes.orthoMatDot(m, n), m, 1, 1, 2 * m - 1, SEED);

        assertThat(Conditions.worst(conditions)).isLessThan(worst);
        assertThat(Conditions.median(conditions)).isLessThan(median);
    }

    @Test
    void theMeanOfAllTasksIsTheProduct() {
        Decoding decoding = MatrixProductCodes.orthoMatDot(5, 12).decoding(Arrivals.allBut(12));

        assertThat(decoding.condition()).isCloseTo(1, within(1e-12));
        assertThat(decoding.weights()[0]).containsOnly(new double[] {1.0 / 12}, within(1e-14));
    }

    @Test
    void theHalfCircleIsBetterConditionedThanChebyshevNodes() {
        int m = 4;
        int n = 9;
        double[][] rows = new double[n][m];
        for (int t = 0; t < n; t++) {
            for (int i = 0; i < m; i++) {
                rows[t][i] = (i == 0 ? Math.sqrt(0.5) : 1) * Math.cos(i * (2 * t + 1) * Math.PI / (2 * n));
            }
        }
        ArrivalCode chebyshev = new PairCode("chebyshev", 1e8, rows, rows, EntangledWeights.wanted(m, 1, 1), 2 * m - 1);
        double worst = Arrivals.of(n, 2 * m - 1, SEED)
                .mapToDouble(chebyshev::condition)
                .max()
                .orElse(0);

        assertThat(worst).isBetween(50.0, 55.0);
    }

    @Test
    void tooFewTasksAreRefused() {
        ArrivalCode code = MatrixProductCodes.orthoMatDot(3, 7);

        assertThatThrownBy(() -> code.decoding(Arrivals.allBut(7, 0, 2, 5)))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining(
                        "from the 4 arrived of 7 tasks: condition number Infinity is above the bound 1e+08")
                .hasMessageContaining("It needs 5 tasks. Wait for another task");
    }

    @Test
    void neighboursMissingFromAWideCodeAreRefusedWithTheirCondition() {
        ArrivalCode code = MatrixProductCodes.orthoMatDot(8, 60);
        int[] missing = IntStream.range(0, 44).toArray();

        assertThatThrownBy(() -> code.decoding(Arrivals.allBut(60, missing)))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageMatching("(?s).*condition number [0-9.]+e\\+(08|09|1\\d) is above the bound 1e\\+08.*");
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> MatrixProductCodes.orthoMatDot(4, 6))
                .hasMessageContaining("needs at least 7 tasks and at most 4096, but got 6");
        assertThatThrownBy(() -> MatrixProductCodes.orthoMatDot(0, 6)).hasMessageContaining("at least 1 of each");
    }
}
