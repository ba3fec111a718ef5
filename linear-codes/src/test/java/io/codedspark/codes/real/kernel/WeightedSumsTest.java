package io.codedspark.codes.real.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedSumsTest {

    private static final long SEED = 12;

    @Test
    void theVectorModuleIsThereWhenTested() {
        assertThat(VectorSpecies.areThere()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "3, 4", "4, 2", "10, 4", "11, 5", "13, 1", "21, 9"})
    void generatedKernelsGiveWhatPlainLoopsGive(int inputs, int outputs) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] weights = Stream.generate(() -> random.doubles(inputs, -1, 1).toArray())
                .limit(outputs)
                .toArray(double[][]::new);
        for (int length : new int[] {1, 8, 100, 1024, 2500}) {
            float[][] in = new float[inputs][length];
            for (float[] block : in) {
                IntStream.range(0, length).forEach(i -> block[i] = (float) random.nextDouble(-1, 1));
            }
            float[][] plain = new float[outputs][length];
            float[][] vectors = new float[outputs][length];
            PlainSums.floats(weights, in, plain, 0, length);
            VectorSums.run(weights, in, vectors, length);
            for (int o = 0; o < outputs; o++) {
                for (int i = 0; i < length; i++) {
                    assertThat(Math.abs(vectors[o][i] - plain[o][i]))
                            .as("length %d, output %d, element %d, seed %d", length, o, i, SEED)
                            .isLessThanOrEqualTo(Math.ulp(plain[o][i]));
                }
            }
        }
    }

    @Test
    void everyWeightIsInOneTile() {
        for (int inputs = 1; inputs <= 40; inputs++) {
            for (int outputs = 1; outputs <= 9; outputs++) {
                int[][] covered = new int[outputs][inputs];
                for (SumTile.Placed placed : SumTile.cut(inputs, outputs)) {
                    assertThat(placed.tile().inputs()).isBetween(1, 10);
                    assertThat(placed.tile().outputs()).isBetween(1, 4);
                    for (int i = 0; i < placed.tile().outputs(); i++) {
                        for (int j = 0; j < placed.tile().inputs(); j++) {
                            covered[placed.firstOutput() + i][placed.firstInput() + j]++;
                        }
                    }
                }
                assertThat(Stream.of(covered).flatMapToInt(IntStream::of)).containsOnly(1);
            }
        }
    }

    @Test
    void withoutInputsTheSumsAreZero() {
        double[][] doubles = {{1, 2}};
        float[][] floats = {new float[100]};
        floats[0][7] = 3;
        WeightedSums.run(new double[1][0], new double[0][], doubles);
        WeightedSums.run(new double[1][0], new float[0][], floats);

        assertThat(doubles[0]).containsOnly(0);
        assertThat(floats[0]).containsOnly(0);
    }
}
