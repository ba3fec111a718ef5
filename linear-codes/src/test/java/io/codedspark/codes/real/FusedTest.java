package io.codedspark.codes.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.Recovery;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All blocks in one pass are the blocks one by one, bit for bit. */
class FusedTest {

    private static final long SEED = 31;

    @ParameterizedTest
    @CsvSource({
        "1, 1, 5",
        "2, 2, 63",
        "3, 3, 64",
        "4, 1, 1000",
        "4, 2, 5000",
        "5, 2, 2048",
        "7, 4, 1025",
        "10, 4, 3000",
        "16, 8, 700",
        "40, 3, 1500",
        "6, 3, 0"
    })
    void onePassGivesTheBlocksOfManyPasses(int k, int r, int length) {
        RealCode code = RealCodes.of(k, r);
        GroupShape shape = code.shape();
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] sources = IntStream.range(0, k)
                .mapToObj(j -> random.doubles(length, -1, 1).toArray())
                .toArray(double[][]::new);
        double[][] parities = code.encodeAll(sources);
        float[][] floats = Stream.of(sources).map(Blocks::round).toArray(float[][]::new);
        float[][] floatParities = code.encodeAll(floats);
        for (int i = 0; i < r; i++) {
            assertThat(parities[i]).isEqualTo(code.encode(i, sources));
            assertThat(floatParities[i]).isEqualTo(code.encode(i, floats));
        }
        int[] erased = IntStream.range(0, Math.min(k, r)).toArray();
        Recovery recovery = code.recovery(Erasures.of(shape, erased));
        double[][] bySlot =
                Stream.concat(Stream.of(sources), Stream.of(parities)).toArray(double[][]::new);
        float[][] floatsBySlot =
                Stream.concat(Stream.of(floats), Stream.of(floatParities)).toArray(float[][]::new);
        for (int t = 0; t < erased.length; t++) {
            assertThat(code.decodeAll(recovery, bySlot)[t]).isEqualTo(code.decode(recovery, erased[t], bySlot));
            assertThat(code.decodeAll(recovery, floatsBySlot)[t])
                    .isEqualTo(code.decode(recovery, erased[t], floatsBySlot));
        }
    }

    @Test
    void absentSourcesCountAsZero() {
        RealCode code = RealCodes.of(3, 2);
        double[][] sources = {{1, 2}, {}, {5, 7}};
        double[][] parities = code.encodeAll(sources);
        Recovery recovery = code.recovery(Erasures.of(code.shape(), 0));

        assertThat(parities[1]).isEqualTo(code.encode(1, sources));
        assertThat(code.decodeAll(recovery, new double[][] {{}, {}, {5, 7}, parities[0], parities[1]})[0])
                .containsExactly(new double[] {1, 2}, within(1e-14));
        assertThat(code.decodeAll(code.recovery(Erasures.none(code.shape())), new double[5][2]))
                .isEmpty();
    }

    @Test
    void blocksThatDoNotFitAreRefused() {
        RealCode code = RealCodes.of(3, 2);

        assertThatThrownBy(() -> code.encodeAllInto(new double[3][4], new double[1][4]))
                .hasMessageContaining("1 blocks were given for 2 parities; give 2");
        assertThatThrownBy(() -> code.encodeAllInto(new float[3][4], new float[2][5]))
                .hasMessageContaining("A block of 5 values was given for parities of 4");
        Recovery recovery = code.recovery(Erasures.of(code.shape(), 0));
        assertThatThrownBy(() -> code.decodeAllInto(recovery, new double[5][4], new double[2][4]))
                .hasMessageContaining("2 blocks were given for 1 targets; give 1");
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void whatIsNotFiniteSpreadsToEveryParityAndTargetAtItsPositionAndToNoOther(double value) {
        for (RealCode code :
                new RealCode[] {RealCodes.of(4, 3), RealCodes.of(40, 3), RealCodes.sum(4), RealCodes.dct(5)}) {
            int length = 200;
            int position = 131;
            double[][] sources = new double[code.shape().k()][length];
            float[][] floats = new float[code.shape().k()][length];
            sources[1][position] = value;
            floats[1][position] = (float) value;
            double[][] parities = code.encodeAll(sources);
            float[][] floatParities = code.encodeAll(floats);
            for (int i = 0; i < parities.length; i++) {
                assertOnly(position, parities[i]);
                assertOnly(position, code.encode(i, sources));
                assertOnly(position, wide(floatParities[i]));
            }
            Recovery recovery = code.recovery(Erasures.of(code.shape(), 0));
            double[][] bySlot =
                    Stream.concat(Stream.of(sources), Stream.of(parities)).toArray(double[][]::new);
            assertOnly(position, code.decodeAll(recovery, bySlot)[0]);
            assertOnly(position, code.decode(recovery, 0, bySlot));
        }
    }

    private static void assertOnly(int position, double[] block) {
        for (int i = 0; i < block.length; i++) {
            assertThat(Double.isFinite(block[i])).as("position %d", i).isEqualTo(i != position);
        }
    }

    private static double[] wide(float[] block) {
        return IntStream.range(0, block.length).mapToDouble(i -> block[i]).toArray();
    }
}
