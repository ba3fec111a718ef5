package io.codedspark.codes.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class GradientCodesTest {

    private static final long SEED = 77;

    static Stream<ArrivalCode> exactCodes() {
        return Stream.of(
                GradientCodes.fractional(12, 2),
                GradientCodes.fractional(8, 1),
                GradientCodes.cyclic(5, 0),
                GradientCodes.cyclic(2, 1),
                GradientCodes.cyclic(7, 2),
                GradientCodes.cyclic(10, 3),
                GradientCodes.cyclic(12, 5),
                GradientCodes.cyclic(13, 4),
                GradientCodes.cyclicRandom(7, 2, SEED),
                GradientCodes.cyclicRandom(10, 3, SEED),
                GradientCodes.cyclicRandom(5, 0, SEED));
    }

    @ParameterizedTest
    @MethodSource("exactCodes")
    void anyPromisedSetOfTasksGivesTheSum(ArrivalCode code) {
        int held = (int)
                Stream.of(0).mapToLong(t -> nonzero(code.encoderWeights(0, t))).sum();
        subsets(code.tasks(), code.tasks() - held + 1).forEach(arrived -> {
            Decoding decoding = code.decoding(arrived);
            double bound = 100 * code.tasks() * decoding.condition() * 0x1p-53;
            assertThat(code.exactness()).isEqualTo(Exactness.EXACT);
            assertThat(relativeError(code, decoding)).as("%s %s", code, arrived).isLessThan(Math.max(bound, 1e-14));
        });
    }

    @Test
    void fractionalRepetitionAddsOneTaskOfEachFamily() {
        Decoding decoding = GradientCodes.fractional(6, 1).decoding(set(0, 1, 3, 4));

        assertThat(decoding.tasks()).containsExactly(0, 3, 4);
        assertThat(decoding.weights()).isDeepEqualTo(new double[][] {{1, 1, 1}});
    }

    @Test
    void aFamilyWithoutArrivalsIsRefused() {
        ArrivalCode code = GradientCodes.fractional(6, 1);

        assertThat(code.canDecode(set(2, 3, 4, 5))).isFalse();
        assertThatThrownBy(() -> code.decoding(set(2, 3, 4, 5)))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining("The sum of 6 parts cannot be decoded by fractional(n=6, s=1) from the 4 arrived")
                .hasMessageContaining("Wait for another task");
        assertThat(GradientCodes.cyclic(6, 1).canDecode(set(0, 1, 2))).isFalse();
    }

    @Test
    void leastSquaresBeatsIgnoringAndRescaling() {
        BitSet arrived = set(3, 4, 5, 6, 7, 8, 9, 10, 11);
        Decoding coded = GradientCodes.approximate(12, 3).decoding(arrived);
        Decoding plain = GradientCodes.ignoreAndRescale(12).decoding(arrived);

        System.out.printf("residual of 9 of 12: approximate %.3f, rescaled %.3f%n", coded.residual(), plain.residual());
        assertThat(coded.residual()).isBetween(Math.sqrt(1.0 / 12), 0.35).isLessThan(plain.residual());
        assertThat(GradientCodes.approximate(12, 3).exactness()).isEqualTo(Exactness.APPROXIMATE);
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> GradientCodes.fractional(7, 1)).hasMessageContaining("take n = 8, or the cyclic code");
        assertThatThrownBy(() -> GradientCodes.cyclic(3, 3)).hasMessageContaining("choose 0 <= s < n");
        assertThatThrownBy(() -> GradientCodes.cyclic(12, 4))
                .hasMessageContaining("n = 12 and s = 4; take s = 5 or n = 13");
        assertThatThrownBy(() -> GradientCodes.cyclic(5, 3)).hasMessageContaining("take s = 4 or n = 6");
        assertThatThrownBy(() -> GradientCodes.fractional(4, 1).canDecode(set(0, 9)))
                .hasMessageContaining("Task 9 is said to have arrived");
    }

    private static double relativeError(ArrivalCode code, Decoding decoding) {
        double[] parts =
                new SplittableRandom(SEED).doubles(code.parts(0), -1, 1).toArray();
        double sum = 0;
        double size = 0;
        for (double part : parts) {
            sum += part;
            size += Math.abs(part);
        }
        double decoded = 0;
        for (int t = 0; t < decoding.tasks().length; t++) {
            double[] weights = code.encoderWeights(0, decoding.tasks()[t]);
            for (int p = 0; p < parts.length; p++) {
                decoded += decoding.weights()[0][t] * weights[p] * parts[p];
            }
        }
        return Math.abs(decoded - sum) / size;
    }

    private static long nonzero(double[] weights) {
        return Arrays.stream(weights).filter(w -> w != 0).count();
    }

    private static Stream<BitSet> subsets(int n, int size) {
        return LongStream.range(0, 1L << n)
                .filter(mask -> Long.bitCount(mask) == size)
                .mapToObj(mask -> BitSet.valueOf(new long[] {mask}));
    }

    private static BitSet set(int... tasks) {
        BitSet set = new BitSet();
        for (int task : tasks) {
            set.set(task);
        }
        return set;
    }
}
