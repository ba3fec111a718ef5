package io.codedspark.codes.polynomial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Arrivals;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.NotRecoverableException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LagrangeCodeTest {

    private static final long SEED = 8;

    @ParameterizedTest
    @CsvSource({
        "5, 12, 2, 3000, 10",
        "4, 12, 3, 400, 6",
        "6, 14, 2, 7000, 15",
        "8, 18, 2, 40000, 20",
        "8, 12, 1, 20000, 25"
    })
    void theNeededTasksGiveTheFunctionOfEveryPart(int k, int n, int degree, double worst, double median) {
        ArrivalCode code = PolynomialCodes.lagrange(k, n, degree);
        int needed = degree * (k - 1) + 1;
        Polynomials values = new Polynomials(code, degree, SEED);
        Polynomials control = new Polynomials(Polynomials.integerNodes(k, n), degree, SEED);
        List<BitSet> sets = Arrivals.of(n, needed, SEED).toList();
        double bound = 0;
        double error = 0;
        double[] conditions = new double[sets.size()];
        for (int i = 0; i < conditions.length; i++) {
            BitSet arrived = sets.get(i);
            Decoding decoding = code.decoding(arrived);
            assertThat(values.error(decoding))
                    .as("%s from %s, seed %d", code, arrived, SEED)
                    .isLessThanOrEqualTo(values.bound(decoding));
            assertThat(values.floatError(decoding))
                    .as("%s from floats of %s, seed %d", code, arrived, SEED)
                    .isLessThanOrEqualTo(values.floatBound(decoding));
            conditions[i] = decoding.condition();
            bound = Math.max(bound, values.bound(decoding));
            error = Math.max(error, control.error(Polynomials.powers(k, n, needed, arrived)));
        }
        Arrays.sort(conditions);
        double most = conditions[conditions.length - 1];
        double middle = conditions[conditions.length / 2];
        System.out.printf(
                "%s: condition at most %.3g, median %.3g; bound %.2g, error of powers %.2g%n",
                code, most, middle, bound, error);
        assertThat(error).isGreaterThan(bound);
        assertThat(most).isLessThan(worst);
        assertThat(middle).isLessThan(median);
    }

    @Test
    void atTheThresholdTheWeightsAreThoseOfLagrange() {
        int n = 8;
        ArrivalCode code = PolynomialCodes.lagrange(3, n, 2);
        ChebyshevNodes nodes = ChebyshevNodes.of(3, n);
        BitSet arrived = Arrivals.allBut(n, 1, 4, 6);
        Decoding decoding = code.decoding(arrived);
        for (int t = 0; t < 5; t++) {
            double weight = 1;
            double own = Math.cos(nodes.angles()[decoding.tasks()[t]]);
            for (int other : decoding.tasks()) {
                double node = Math.cos(nodes.angles()[other]);
                weight *= node == own ? 1 : (Math.cos(nodes.angles()[1]) - node) / (own - node);
            }
            assertThat(decoding.weights()[1][t]).isCloseTo(weight, within(1e-12));
        }
    }

    @Test
    void theFirstTasksComputeTheOutputsAndAreEnough() {
        ArrivalCode code = PolynomialCodes.lagrange(4, 12, 3);
        Decoding decoding =
                code.decoding(Arrivals.allBut(12, IntStream.range(4, 12).toArray()));

        assertThat(decoding.tasks()).containsExactly(0, 1, 2, 3);
        assertThat(decoding.condition()).isEqualTo(1);
        assertThat(code.encoderWeights(0, 2)).containsExactly(0, 0, 1, 0);
        assertThat(code.decoding(Arrivals.allBut(12, 3)).weights()[2]).containsExactly(0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void dataNodesAreDifferentForAllSizes() {
        for (int n = 1; n < 60; n++) {
            for (int k = 1; k <= n; k++) {
                assertThat(Arrays.stream(ChebyshevNodes.of(k, n).angles())
                                .distinct()
                                .count())
                        .isEqualTo(n);
            }
        }
    }

    @Test
    void tooFewTasksAreRefused() {
        ArrivalCode code = PolynomialCodes.lagrange(3, 7, 2);

        assertThatThrownBy(() -> code.decoding(Arrivals.allBut(7, 0, 5, 6)))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining("The outputs of lagrange(k=3, n=7, degree=2), 3 of them, cannot be decoded from")
                .hasMessageContaining("the 4 arrived of 7 tasks: condition number Infinity is above the bound 1e+08")
                .hasMessageContaining("all of the tasks 0 to 2 or any 5 tasks");
    }

    @Test
    void tasksCrowdedAtOneEndAreRefusedWithTheirCondition() {
        ArrivalCode code = PolynomialCodes.lagrange(6, 40, 2);
        double[] angles = ChebyshevNodes.of(6, 40).angles();
        int[] missing = IntStream.range(0, 40)
                .filter(t -> angles[t] > 14.5 * Math.PI / 40)
                .toArray();

        assertThatThrownBy(() -> code.decoding(Arrivals.allBut(40, missing)))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageMatching("(?s).*condition number [0-9.]+e\\+(08|09|1\\d) is above the bound 1e\\+08.*")
                .hasMessageContaining("take fewer parts");
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> PolynomialCodes.lagrange(4, 6, 2))
                .hasMessageContaining("needs at least 7 tasks and at most 4096, but got 6; take n = 7");
        assertThatThrownBy(() -> PolynomialCodes.lagrange(4, 6, 0)).hasMessageContaining("degree of at least 1");
        assertThatThrownBy(() -> PolynomialCodes.lagrange(3, 7, 2).canDecode(Arrivals.allBut(9)))
                .hasMessageContaining("Task 8 is said to have arrived");
    }
}
