package io.codedspark.codes.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.Recovery;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is encoded comes back, for every pattern of erased slots and within the stated bound. */
class RealCodeRecoveryTest {

    private static final long SEED = 20_261_120;
    private static final int LENGTH = 40;

    static Stream<RealCode> smallCodes() {
        return IntStream.rangeClosed(1, 12).boxed().flatMap(RealCodeRecoveryTest::codes);
    }

    static Stream<RealCode> wideCodes() {
        return IntStream.of(13, 17, 20, 24, 31, 40, 53, 60, 62).boxed().flatMap(RealCodeRecoveryTest::codes);
    }

    private static Stream<RealCode> codes(int k) {
        return Stream.of(Precision.values()).flatMap(p -> Stream.of(RealCodes.sum(k, p), RealCodes.dct(k, p)));
    }

    @ParameterizedTest
    @MethodSource("smallCodes")
    void everyPatternOfErasuresIsRecoveredWithinTheBound(RealCode code) {
        SplittableRandom random = new SplittableRandom(SEED);
        Patterns.all(code.shape()).forEach(erasures -> check(code, erasures, random));
    }

    @ParameterizedTest
    @MethodSource("wideCodes")
    void randomPatternsOfWideCodesAreRecoveredWithinTheBound(RealCode code) {
        SplittableRandom random = new SplittableRandom(SEED);
        Patterns.random(code.shape(), random, 200)
                .filter(code::canDecode)
                .forEach(erasures -> check(code, erasures, random));
    }

    private static void check(RealCode code, Erasures erasures, SplittableRandom random) {
        double[][] sources = random.ints(code.shape().k(), -3, 4)
                .mapToObj(exponent -> random.doubles(LENGTH, -1, 1)
                        .map(x -> x * Math.pow(10, exponent))
                        .toArray())
                .toArray(double[][]::new);
        if (code.precision() == Precision.FLOAT) {
            checkFloats(code, erasures, floats(sources));
        } else {
            checkDoubles(code, erasures, sources);
        }
    }

    private static void checkDoubles(RealCode code, Erasures erasures, double[][] sources) {
        GroupShape shape = code.shape();
        double[][] bySlot = IntStream.range(0, shape.n())
                .mapToObj(slot -> erasures.isErased(slot)
                        ? new double[0]
                        : shape.isSource(slot) ? sources[slot] : code.encode(slot - shape.k(), sources))
                .toArray(double[][]::new);
        Recovery recovery = code.recovery(erasures);
        double factor = 2 * shape.n() * recovery.condition() * Precision.DOUBLE.unitRoundoff();
        assertThat(recovery.targets()).isEqualTo(erasures.sources());
        for (int target : recovery.targets()) {
            compare(
                    code.decode(recovery, target, bySlot),
                    sources,
                    target,
                    factor,
                    code + " seed " + SEED + " " + erasures);
        }
    }

    private static void checkFloats(RealCode code, Erasures erasures, float[][] sources) {
        GroupShape shape = code.shape();
        float[][] bySlot = IntStream.range(0, shape.n())
                .mapToObj(slot -> erasures.isErased(slot)
                        ? new float[0]
                        : shape.isSource(slot) ? sources[slot] : code.encode(slot - shape.k(), sources))
                .toArray(float[][]::new);
        Recovery recovery = code.recovery(erasures);
        double factor = (recovery.condition() + 1) * Precision.FLOAT.unitRoundoff();
        for (int target : recovery.targets()) {
            double[] decoded = doubles(code.decode(recovery, target, bySlot));
            double[][] exact =
                    Stream.of(sources).map(RealCodeRecoveryTest::doubles).toArray(double[][]::new);
            compare(decoded, exact, target, factor, code + " seed " + SEED + " " + erasures);
        }
    }

    private static void compare(double[] decoded, double[][] sources, int target, double factor, String what) {
        assertThat(decoded).as(what).hasSize(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            int position = i;
            double norm = Math.sqrt(Stream.of(sources)
                    .mapToDouble(s -> s[position] * s[position])
                    .sum());
            assertThat(Math.abs(decoded[i] - sources[target][i])).as(what).isLessThanOrEqualTo(factor * norm);
        }
    }

    private static float[][] floats(double[][] blocks) {
        return Stream.of(blocks).map(Blocks::round).toArray(float[][]::new);
    }

    private static double[] doubles(float[] block) {
        return IntStream.range(0, block.length).mapToDouble(i -> block[i]).toArray();
    }
}
