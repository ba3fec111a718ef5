package io.codedspark.codes.rateless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.Decoding;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.WeightSolver;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatelessCodesTest {

    private static final long SEED = 4;

    @Test
    void whateverDecodesGivesTheParts() {
        SplittableRandom random = new SplittableRandom(SEED);
        int decoded = 0;
        int solved = 0;
        double worst = 0;
        for (int trial = 0; trial < 300; trial++) {
            int m = 1 + random.nextInt(30);
            RatelessCode code = RatelessCodes.lt(m, 3 * m + 5, random.nextLong());
            BitSet arrived = new BitSet();
            random.ints(2 * m + 4, 0, code.tasks()).forEach(arrived::set);
            if (!code.canDecode(arrived)) {
                assertThat(code.peels(arrived)).isFalse();
                continue;
            }
            decoded++;
            solved += code.peels(arrived) ? 0 : 1;
            Decoding decoding = code.decoding(arrived);
            double[][] parts = IntStream.range(0, m)
                    .mapToObj(p -> random.doubles(3, -1, 1).toArray())
                    .toArray(double[][]::new);
            double[][] results =
                    arrived.stream().mapToObj(t -> sum(code.partsOf(t), parts)).toArray(double[][]::new);
            double[][] blocks = code.decode(arrived, results);
            double bound = 100 * m * decoding.condition() * 0x1p-53;
            worst = Math.max(worst, decoding.condition());
            assertThat(decoding.residual()).isLessThan(1e-11);
            for (int p = 0; p < m; p++) {
                for (int i = 0; i < 3; i++) {
                    double weighed = 0;
                    for (int t = 0; t < results.length; t++) {
                        weighed += decoding.weights()[p][t] * results[t][i];
                    }
                    assertThat(weighed).as("seed %d", SEED).isCloseTo(parts[p][i], within(bound));
                    assertThat(blocks[p][i]).as("seed %d", SEED).isCloseTo(parts[p][i], within(bound));
                }
            }
        }
        System.out.printf(
                "seed %d: %d of 300 decode, %d by inactivation, condition up to %.3g%n", SEED, decoded, solved, worst);
        assertThat(decoded).isGreaterThan(150);
        assertThat(solved).isGreaterThan(20);
    }

    @Test
    void itDecodesWheneverTheSymbolsHaveFullRank() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int trial = 0; trial < 300; trial++) {
            int m = 2 + random.nextInt(8);
            LtCode code = new LtCode(m, 2 * m, 0.03, 0.5, random.nextLong());
            BitSet arrived = new BitSet();
            random.ints(m + 3, 0, code.tasks()).forEach(arrived::set);
            double[][] generator = IntStream.range(0, code.tasks())
                    .mapToObj(t -> code.encoderWeights(0, t))
                    .toArray(double[][]::new);
            double[][] identity = new double[m][m];
            for (int i = 0; i < m; i++) {
                identity[i][i] = 1;
            }
            boolean full = WeightSolver.solve(generator, identity, arrived).residual() < 1e-8;
            assertThat(code.canDecode(arrived))
                    .as("seed %d, trial %d", SEED, trial)
                    .isEqualTo(full);
        }
    }

    @Test
    void symbolsAreTheSameInALongerCode() {
        RatelessCode longer = RatelessCodes.lt(50, 90, SEED);
        RatelessCode shorter = RatelessCodes.lt(50, 60, SEED);
        for (int task = 0; task < 60; task++) {
            assertThat(longer.partsOf(task))
                    .containsExactly(shorter.partsOf(task))
                    .isNotEmpty();
        }
        assertThat(longer.exactness()).isEqualTo(Exactness.EXACT);
        assertThat(longer.outputs()).isEqualTo(50);
    }

    @Test
    void degreesFollowTheRobustSolitonDistribution() {
        int m = 100;
        RobustSoliton soliton = new RobustSoliton(m, 0.03, 0.5);
        SplittableRandom random = new SplittableRandom(SEED);
        int[] counts = new int[m + 1];
        for (int draw = 0; draw < 100_000; draw++) {
            counts[soliton.draw(random)]++;
        }
        double total = IntStream.rangeClosed(1, m).mapToDouble(soliton::share).sum();
        assertThat(total).isCloseTo(1, within(1e-12));
        for (int degree = 1; degree <= m; degree++) {
            double share = soliton.share(degree);
            assertThat(counts[degree] / 1e5)
                    .as("degree %d, seed %d", degree, SEED)
                    .isCloseTo(share, within(5 * Math.sqrt(share / 1e5) + 1e-4));
        }
        // R = 0.03 ln(200) 10 = 1.5895; degree 2 has (1/2 + R/200) of what sums to 1 + R (H_62 + ln(R / 0.5)) / 100.
        double r = 0.03 * Math.log(200) * 10;
        double harmonic = IntStream.range(1, 63).mapToDouble(d -> 1.0 / d).sum();
        double all = 1 + r * (harmonic + Math.log(r / 0.5)) / 100;
        assertThat(soliton.share(2)).isCloseTo((0.5 + r / 200) / all, within(1e-12));
        assertThat(soliton.share(63)).isCloseTo((1 / 63.0 / 62 + r * Math.log(r / 0.5) / 100) / all, within(1e-12));
    }

    @Test
    void symbolsThatLeaveAPartOutAreRefused() {
        RatelessCode code = RatelessCodes.lt(6, 30, SEED);
        BitSet without = new BitSet();
        for (int task = 0; task < 30; task++) {
            if (Arrays.stream(code.partsOf(task)).noneMatch(part -> part == 2)) {
                without.set(task);
            }
        }
        assertThat(code.canDecode(without)).isFalse();
        assertThat(code.condition(without)).isInfinite();
        assertThatThrownBy(() -> code.decoding(without))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining("The 6 parts of lt(m=6, symbols=30) are not determined by the")
                .hasMessageContaining("the first is 2. Wait for another symbol");
        assertThat(code.canDecode(new BitSet())).isFalse();
    }

    @Test
    void parametersThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> RatelessCodes.lt(0, 3, SEED)).hasMessageContaining("but m = 0 and symbols = 3");
        assertThatThrownBy(() -> RatelessCodes.lt(3, 3, 0, 0.5, SEED)).hasMessageContaining("c = 0.0 and delta = 0.5");
        assertThatThrownBy(() -> RatelessCodes.lt(3, 9, SEED).decode(new BitSet(), new double[1][1]))
                .hasMessageContaining("1 results were given for 0 arrived symbols");
    }

    private static double[] sum(int[] chosen, double[][] parts) {
        double[] sum = new double[3];
        for (int part : chosen) {
            for (int i = 0; i < 3; i++) {
                sum[i] += parts[part][i];
            }
        }
        return sum;
    }
}
