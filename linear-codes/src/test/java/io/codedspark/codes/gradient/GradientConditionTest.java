package io.codedspark.codes.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.WeightSolver;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientConditionTest {

    private static final long SEED = 12;
    private static final int SAMPLED = 2000;

    record Worst(double condition, double weight) {}

    @ParameterizedTest
    @CsvSource({"9, 2, 4.0, 6.4", "12, 3, 17, 30", "12, 5, 57, 122", "24, 3, 71, 117", "48, 5, 1.87e4, 3.60e4"})
    void theCyclicCodeIsConditionedAsDocumented(int n, int s, double condition, double weight) {
        Worst worst = worst(GradientCodes.cyclic(n, s), s);

        assertThat(worst.condition()).isCloseTo(condition, within(0.05 * condition));
        assertThat(worst.weight()).isCloseTo(weight, within(0.05 * weight));
    }

    @ParameterizedTest
    @CsvSource({"12, 3", "12, 5", "13, 4", "25, 4"})
    void theRandomOneIsFarWorse(int n, int s) {
        Worst roots = worst(GradientCodes.cyclic(n, s), s);
        Worst random = Stream.of(1L, 2L, 3L)
                .map(seed -> worst(GradientCodes.cyclicRandom(n, s, seed), s))
                .min((a, b) -> Double.compare(a.condition(), b.condition()))
                .orElseThrow();

        System.out.printf(
                "(%d, %d): condition %.3g and weight %.3g; best of 3 random ones %.3g and %.3g%n",
                n, s, roots.condition(), roots.weight(), random.condition(), random.weight());
        assertThat(roots.condition() * 10).isLessThan(random.condition());
    }

    @Test
    void neighboursLostTogetherAreTheWorstOfTheCyclicCode() {
        ArrivalCode code = GradientCodes.cyclic(12, 3);
        BitSet neighbours = new BitSet();
        neighbours.set(3, 12);

        assertThat(code.condition(neighbours)).isCloseTo(worst(code, 3).condition(), within(1e-9));
    }

    @Test
    void theWeightsOfATaskSumToOneAndAreThoseOfItsNeighbour() {
        ArrivalCode code = GradientCodes.cyclic(9, 4);
        double[] first = code.encoderWeights(0, 0);

        assertThat(DoubleStream.of(first).sum()).isCloseTo(1, within(1e-15));
        assertThat(Arrays.copyOfRange(first, 5, 9)).containsOnly(0);
        assertThat(Arrays.copyOfRange(code.encoderWeights(0, 3), 3, 8)).containsExactly(Arrays.copyOf(first, 5));
    }

    private static Worst worst(ArrivalCode code, int s) {
        double condition = 0;
        double weight = 0;
        for (BitSet arrived : (Iterable<BitSet>) sets(code.tasks(), s)::iterator) {
            double[][] generator = new double[code.tasks()][];
            Arrays.setAll(generator, task -> code.encoderWeights(0, task));
            double[][] ones = new double[1][code.parts(0)];
            Arrays.fill(ones[0], 1);
            Decoding decoding = WeightSolver.solve(generator, ones, arrived);
            condition = Math.max(condition, decoding.condition());
            weight = Math.max(
                    weight,
                    DoubleStream.of(decoding.weights()[0]).map(Math::abs).max().orElse(0));
        }
        return new Worst(condition, weight);
    }

    /** All sets with s missing of small codes; of large ones every run of neighbours and a sample. */
    private static Stream<BitSet> sets(int n, int s) {
        if (n <= 13) {
            return LongStream.range(0, 1L << n)
                    .filter(mask -> Long.bitCount(mask) == n - s)
                    .mapToObj(mask -> BitSet.valueOf(new long[] {mask}));
        }
        SplittableRandom random = new SplittableRandom(SEED);
        return Stream.iterate(0, i -> i + 1).limit(SAMPLED / s).map(i -> {
            BitSet arrived = new BitSet();
            arrived.set(0, n);
            for (int j = 0; i < n && j < s; j++) {
                arrived.clear((i + j) % n);
            }
            while (arrived.cardinality() > n - s) {
                arrived.clear(random.nextInt(n));
            }
            return arrived;
        });
    }
}
