package io.codedspark.codes.approximate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.NotRecoverableException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockCodesTest {

    private static final long SEED = 2026;

    static Stream<ArrivalCode> codes() {
        return Stream.of(
                ApproximateCodes.berrut(1, 1),
                ApproximateCodes.berrut(3, 9),
                ApproximateCodes.berrut(4, 10),
                ApproximateCodes.smoothingSpline(1, 2, 0, 0),
                ApproximateCodes.smoothingSpline(3, 9, 0, 1e-4),
                ApproximateCodes.smoothingSpline(4, 10, 1e-6, 1e-4));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everySetOfArrivalsDecodesAndConstantsAreExact(ArrivalCode code) {
        LongStream.range(1, 1L << code.tasks()).forEach(mask -> {
            Decoding decoding = code.decoding(BitSet.valueOf(new long[] {mask}));
            assertThat(decoding.weights()).hasNumberOfRows(code.parts(0));
            for (double[] row : decoding.weights()) {
                assertThat(Arrays.stream(row).sum()).as("%s %x", code, mask).isCloseTo(1, within(1e-9));
            }
            assertThat(decoding.residual()).isFinite();
            assertThat(decoding.condition()).isBetween(0.0, 1e4);
        });
        assertThat(code.exactness()).isEqualTo(Exactness.APPROXIMATE);
        for (int task = 0; task < code.tasks(); task++) {
            assertThat(Arrays.stream(code.encoderWeights(0, task)).sum()).isCloseTo(1, within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void nothingArrivedIsRefused(ArrivalCode code) {
        assertThat(code.canDecode(new BitSet())).isFalse();
        assertThat(code.condition(new BitSet())).isInfinite();
        assertThatThrownBy(() -> code.decoding(new BitSet()))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining("None of the " + code.tasks() + " tasks of " + code.name() + " has arrived");
        BitSet foreign = new BitSet();
        foreign.set(code.tasks());
        assertThatThrownBy(() -> code.decoding(foreign)).hasMessageContaining("is said to have arrived");
    }

    @Test
    void moreTasksAndFewerLossesMakeItBetter() {
        double few = Curves.meanError(ApproximateCodes.berrut(4, 5), 1, SEED);
        double some = Curves.meanError(ApproximateCodes.berrut(4, 8), 1, SEED);
        double many = Curves.meanError(ApproximateCodes.berrut(4, 16), 1, SEED);
        double more = Curves.meanError(ApproximateCodes.berrut(4, 16), 4, SEED);

        System.out.printf(
                "seed %d, Berrut k = 4, squared relative error: n = 5 %.3g, 8 %.3g, 16 %.3g, 16 with 4 lost %.3g%n",
                SEED, few, some, many, more);
        assertThat(some).isLessThan(few / 2);
        assertThat(many).isLessThan(some / 2).isLessThan(more);
        assertThat(many).isLessThan(0.05);
    }

    @Test
    void splinesBeatBerrutWithManyTasks() {
        double berrut = Curves.meanError(ApproximateCodes.berrut(4, 16), 1, SEED);
        double spline = Curves.meanError(ApproximateCodes.smoothingSpline(4, 16, 0, 1e-6), 1, SEED);

        System.out.printf("seed %d, (4, 16), one lost: Berrut %.3g, spline %.3g%n", SEED, berrut, spline);
        assertThat(spline).isLessThan(berrut);
    }

    @Test
    void moderateRedundancyIsNoBetterThanAGuessWhereReplicationIsExact() {
        ArrivalCode code = ApproximateCodes.berrut(8, 9);
        double undisturbed = Curves.error(
                code, code.decoding(Curves.lose(code, 0, new SplittableRandom(SEED))), Curves.layer(SEED), SEED);

        System.out.printf("seed %d, Berrut (8, 9), nothing lost: squared relative error %.3g%n", SEED, undisturbed);
        assertThat(undisturbed).isGreaterThan(0.01);
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> ApproximateCodes.berrut(4, 3))
                .hasMessageContaining("k = 4 and n = 3; take n = 16 or use smaller groups");
        assertThatThrownBy(() -> ApproximateCodes.berrut(0, 3)).hasMessageContaining("k >= 1");
        assertThatThrownBy(() -> ApproximateCodes.smoothingSpline(2, 4, -1, 0))
                .hasMessageContaining("Penalties of a smoothing spline are 0 or more and finite, but got -1.0");
        assertThatThrownBy(() -> ApproximateCodes.smoothingSpline(2, 4, 0, Double.NaN))
                .hasMessageContaining("NaN for decoding");
    }
}
