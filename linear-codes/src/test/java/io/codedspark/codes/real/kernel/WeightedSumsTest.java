package io.codedspark.codes.real.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.machine.MultiplyAdd;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All kernels give the same bits. */
class WeightedSumsTest {

    private static final long SEED = 12;
    private static final int[] LENGTHS = {0, 1, 7, 8, 15, 16, 17, 63, 64, 65, 100, 1024, 2047, 2048, 2049, 4999};

    @Test
    void theVectorModuleIsThereWhenTested() {
        assertThat(VectorSpecies.areThere()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "3, 4", "4, 2", "7, 3", "10, 4", "11, 5", "13, 1", "21, 9"})
    void kernelsOfDoublesGiveTheBitsOfAddingInOrder(int inputs, int outputs) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] weights = doubles(random, outputs, inputs);
        VectorSums vectors = new VectorSums(new SumShape(Element.DOUBLE, inputs, outputs));
        for (int length : LENGTHS) {
            double[][] in = doubles(random, inputs, length);
            double[][] expected = inOrder(weights, in, length);
            double[][] plain = stale(outputs, length);
            PlainSums.doubles(weights, in, plain, length);
            double[][] either = stale(outputs, length);
            WeightedSums.run(weights, in, either);
            assertThat((Object[]) plain)
                    .as("plain, length %d, seed %d", length, SEED)
                    .isEqualTo(expected);
            assertThat((Object[]) either).as("length %d, seed %d", length, SEED).isEqualTo(expected);
            if (canRun(vectors, length)) {
                double[][] generated = stale(outputs, length);
                vectors.run(weights, in, generated, length);
                assertThat((Object[]) generated)
                        .as("vectors, length %d, seed %d", length, SEED)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1", "2, 1", "3, 2", "5, 2", "8, 1", "2, 3", "3, 4", "4, 2", "7, 3", "10, 4", "11, 5", "13, 1", "21, 9"
    })
    void kernelsOfFloatsGiveTheBitsOfAddingInOrderAndRoundingOnce(int inputs, int outputs) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] weights = doubles(random, outputs, inputs);
        VectorSums vectors = new VectorSums(new SumShape(Element.FLOAT, inputs, outputs));
        for (int length : LENGTHS) {
            float[][] in = narrow(doubles(random, inputs, length));
            float[][] expected = narrow(inOrder(weights, wide(in), length));
            float[][] plain = narrow(stale(outputs, length));
            PlainSums.floats(weights, in, plain, length);
            float[][] either = narrow(stale(outputs, length));
            WeightedSums.run(weights, in, either);
            assertThat((Object[]) plain)
                    .as("plain, length %d, seed %d", length, SEED)
                    .isEqualTo(expected);
            assertThat((Object[]) either).as("length %d, seed %d", length, SEED).isEqualTo(expected);
            if (canRun(vectors, length)) {
                float[][] generated = narrow(stale(outputs, length));
                vectors.run(weights, in, generated, length);
                assertThat((Object[]) generated)
                        .as("vectors, length %d, seed %d", length, SEED)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity", "-0.0", "1e-310", "1e300"})
    void kernelsAgreeOnSpecialValuesWhereverTheyStand(double value) {
        int inputs = 6;
        int outputs = 4;
        int length = 77;
        double[][] weights = doubles(new SplittableRandom(SEED), outputs, inputs);
        for (int position : new int[] {0, 15, 16, 63, 64, 76}) {
            double[][] in = new double[inputs][length];
            in[1][position] = value;
            double[][] generated = stale(outputs, length);
            new VectorSums(new SumShape(Element.DOUBLE, inputs, outputs)).run(weights, in, generated, length);
            assertThat((Object[]) generated).as("position %d", position).isEqualTo(inOrder(weights, in, length));

            float[][] narrow = narrow(in);
            float[][] floats = narrow(stale(outputs, length));
            new VectorSums(new SumShape(Element.FLOAT, inputs, outputs)).run(weights, narrow, floats, length);
            assertThat((Object[]) floats)
                    .as("position %d", position)
                    .isEqualTo(narrow(inOrder(weights, wide(narrow), length)));
        }
    }

    @Test
    void everyWeightIsInOneTile() {
        for (Element element : Element.values()) {
            for (int inputs = 1; inputs <= 40; inputs++) {
                for (int outputs = 1; outputs <= 9; outputs++) {
                    int[][] covered = new int[outputs][inputs];
                    for (SumTile.Placed placed : SumTile.cut(new SumShape(element, inputs, outputs))) {
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

    /** Without fused multiply-adds vector kernels round less often than plain ones. */
    private static boolean canRun(VectorSums vectors, int length) {
        return length >= vectors.leastLength() && MultiplyAdd.isFused();
    }

    private static double[][] inOrder(double[][] weights, double[][] in, int length) {
        double[][] sums = new double[weights.length][length];
        for (int o = 0; o < weights.length; o++) {
            for (int j = 0; j < in.length; j++) {
                for (int i = 0; i < length; i++) {
                    sums[o][i] = MultiplyAdd.of(weights[o][j], in[j][i], sums[o][i]);
                }
            }
        }
        return sums;
    }

    private static double[][] doubles(SplittableRandom random, int blocks, int length) {
        return Stream.generate(() -> random.doubles(length, -1, 1).toArray())
                .limit(blocks)
                .toArray(double[][]::new);
    }

    /** Outputs that hold something else before. */
    private static double[][] stale(int blocks, int length) {
        return doubles(new SplittableRandom(SEED + 1), blocks, length);
    }

    private static float[][] narrow(double[][] blocks) {
        float[][] narrow = new float[blocks.length][];
        for (int b = 0; b < blocks.length; b++) {
            narrow[b] = new float[blocks[b].length];
            for (int i = 0; i < narrow[b].length; i++) {
                narrow[b][i] = (float) blocks[b][i];
            }
        }
        return narrow;
    }

    private static double[][] wide(float[][] blocks) {
        return Stream.of(blocks)
                .map(block -> IntStream.range(0, block.length)
                        .mapToDouble(i -> block[i])
                        .toArray())
                .toArray(double[][]::new);
    }
}
