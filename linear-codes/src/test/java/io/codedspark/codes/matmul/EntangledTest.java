package io.codedspark.codes.matmul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Arrivals;
import io.codedspark.codes.NotRecoverableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntangledTest {

    private static final long SEED = 7;

    @ParameterizedTest
    @CsvSource({
        "1, 2, 2, 8, 30, 10",
        "2, 2, 2, 11, 140, 65",
        "2, 2, 2, 13, 600, 130",
        "3, 2, 2, 18, 1.2e4, 3000",
        "2, 3, 3, 23, 2e5, 3e4",
        "3, 3, 3, 33, 4e7, 1e7"
    })
    void anyTasksUpToTheThresholdGiveAllBlocks(int s, int m, int p, int n, double worst, double median) {
        ArrivalCode code = MatrixProductCodes.entangled(s, m, p, n);
        double[] conditions = Conditions.check(code, s, m, p, s * m * p + s - 1, SEED);

        assertThat(Conditions.worst(conditions)).isLessThan(worst);
        assertThat(Conditions.median(conditions)).isLessThan(median);
    }

    @Test
    void tooFewTasksAreRefused() {
        ArrivalCode code = MatrixProductCodes.entangled(2, 2, 2, 10);

        assertThatThrownBy(() -> code.decoding(Arrivals.allBut(10, 0, 9)))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining("The outputs of entangled(s=2, m=2, p=2, n=10), 4 of them")
                .hasMessageContaining("It needs 9 tasks");
    }

    @Test
    void aCodeThatIsBadlyConditionedWithAllTasksIsNotMade() {
        assertThatThrownBy(() -> MatrixProductCodes.entangled(4, 4, 4, 67))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("even when all tasks arrive")
                .hasMessageContaining("cut the matrices into fewer parts");
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> MatrixProductCodes.entangled(2, 2, 2, 8))
                .hasMessageContaining("needs at least 9 tasks and at most 4096, but got 8");
        assertThatThrownBy(() -> MatrixProductCodes.entangled(2, 0, 2, 8)).hasMessageContaining("at least 1 of each");
    }
}
