package io.codedspark.codes.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.Recovery;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrthonormalCodesTest {

    private static final long SEED = 4_004;

    static Stream<RealCode> codes() {
        return IntStream.rangeClosed(3, 8)
                .boxed()
                .flatMap(r -> IntStream.of(1, 2, 3, 4, 6, 8, 12, 16, 20, 24).mapToObj(k -> RealCodes.of(k, r)));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void whatIsErasedComesBackWithinTheBound(RealCode code) {
        SplittableRandom random = new SplittableRandom(SEED);
        GroupShape shape = code.shape();
        Stream<Erasures> patterns = shape.n() <= 12 ? Patterns.all(shape) : Patterns.random(shape, random, 300);
        patterns.forEach(erasures -> assertThat(error(code, erasures, random))
                .as("%s, seed %d", erasures, SEED)
                .isLessThanOrEqualTo(1));
    }

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
    @CsvSource({"8, 3, 99", "8, 4, 521", "10, 4, 1070", "12, 3, 353"})
    void aSearchedCodeIsBetterConditionedThanVandermondeRowsByFar(int k, int r, double bound) {
        GroupShape shape = new GroupShape(k, r);
        double[][] powers = new double[r][k];
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < k; j++) {
                powers[i][j] = Math.pow(j + 1, i);
            }
        }
        double ours = worst(RealCodes.of(k, r));
        double control = worst(new MatrixCode("vandermonde", shape, Precision.DOUBLE, powers));

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
    void theNumberOfParitiesPicksTheCode() {
        assertThat(RealCodes.of(8, 1).name()).isEqualTo("sum(k=8)");
        assertThat(RealCodes.of(8, 2).name()).isEqualTo("dct(k=8)");
        assertThat(RealCodes.of(8, 3).name()).isEqualTo("orthonormal(k=8, r=3)");
        assertThatThrownBy(() -> RealCodes.of(25, 3)).hasMessageContaining("k = 25 and r = 3; take several smaller");
        assertThatThrownBy(() -> RealCodes.of(8, 9)).hasMessageContaining("r <= 8");
    }

    private static double worst(RealCode code) {
        return Patterns.all(code.shape()).mapToDouble(code::condition).max().orElseThrow();
    }

    /** The largest error as a share of the stated bound. */
    private static double error(RealCode code, Erasures erasures, SplittableRandom random) {
        GroupShape shape = code.shape();
        double[][] sources = new double[shape.k()][];
        for (int j = 0; j < sources.length; j++) {
            sources[j] = random.doubles(10, -1, 1).toArray();
        }
        double[][] bySlot = new double[shape.n()][];
        for (int slot = 0; slot < shape.n(); slot++) {
            bySlot[slot] = shape.isSource(slot) ? sources[slot] : code.encode(slot - shape.k(), sources);
        }
        Recovery recovery = code.recovery(erasures);
        double worst = 0;
        for (int target : recovery.targets()) {
            double[] decoded = code.decode(recovery, target, bySlot);
            for (int i = 0; i < decoded.length; i++) {
                int position = i;
                double norm = Math.sqrt(Stream.of(sources)
                        .mapToDouble(s -> s[position] * s[position])
                        .sum());
                double bound = 2 * shape.n() * recovery.condition() * Precision.DOUBLE.unitRoundoff() * norm;
                worst = Math.max(worst, Math.abs(decoded[i] - sources[target][i]) / bound);
            }
        }
        return worst;
    }
}
