package io.codedspark.codes.matmul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Arrivals;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.NotRecoverableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KhatriRaoCodeTest {

    private static final long SEED = 5;

    @ParameterizedTest
    @CsvSource({"3, 3, 11, 60, 15", "3, 3, 12, 600, 20", "4, 4, 20, 40000, 35", "6, 6, 42, 30000, 60"})
    void anyMpTasksGiveAllProductsWithinTheBound(int m, int p, int n, double worst, double median) {
        double[] conditions = Conditions.check(MatrixProductCodes.khatriRao(m, p, n, SEED), 1, m, p, m * p, SEED);

        assertThat(Conditions.worst(conditions)).isLessThan(worst);
        assertThat(Conditions.median(conditions)).isLessThan(median);
    }

    @Test
    void anArrivedProductIsTakenAsItIs() {
        Decoding decoding = MatrixProductCodes.khatriRao(2, 3, 9, SEED).decoding(Arrivals.allBut(9, 4));

        for (int output : new int[] {0, 1, 2, 3, 5}) {
            double[] row = decoding.weights()[output];
            for (int t = 0; t < row.length; t++) {
                assertThat(row[t]).isEqualTo(decoding.tasks()[t] == output ? 1 : 0);
            }
        }
        assertThat(MatrixProductCodes.khatriRao(2, 3, 9, SEED).condition(Arrivals.allBut(9, 6, 7, 8)))
                .isEqualTo(1);
    }

    @Test
    void theSeedIsTheCode() {
        double[] weights = MatrixProductCodes.khatriRao(3, 3, 12, SEED).encoderWeights(0, 11);

        assertThat(MatrixProductCodes.khatriRao(3, 3, 12, SEED).encoderWeights(0, 11))
                .containsExactly(weights);
        assertThat(MatrixProductCodes.khatriRao(3, 3, 12, SEED + 1).encoderWeights(0, 11))
                .isNotEqualTo(weights);
    }

    @Test
    void tooFewTasksAndBadlyConditionedOnesAreRefused() {
        ArrivalCode code = MatrixProductCodes.khatriRao(2, 2, 6, SEED);
        assertThatThrownBy(() -> code.decoding(Arrivals.allBut(6, 0, 2, 5)))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining(
                        "from the 3 arrived of 6 tasks: condition number Infinity is above the bound 1e+08")
                .hasMessageContaining("needs 4 tasks")
                .hasMessageContaining("[0, 2]. Compute one of these again");

        double[][] same = {{1, 2}, {1, 2 + 1e-9}};
        ArrivalCode bad = new KhatriRaoCode("bad", 2, 2, new KhatriRaoRows(same, new double[][] {{1, 1}, {1, 1}}));
        assertThatThrownBy(() -> bad.decoding(Arrivals.allBut(6, 0, 2)))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageMatching("(?s).*condition number [0-9.]+e\\+(09|1\\d) is above the bound 1e\\+08.*");
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> MatrixProductCodes.khatriRao(3, 3, 8, SEED))
                .hasMessageContaining("needs at least 9 tasks and at most 4096, but got 8; take n = 9");
        assertThatThrownBy(() -> MatrixProductCodes.khatriRao(0, 3, 8, SEED))
                .hasMessageContaining("at least 1 of each");
        assertThatThrownBy(() -> MatrixProductCodes.khatriRao(70, 70, 5000, SEED))
                .hasMessageContaining("at most 4096");
    }
}
