package io.codedspark.codes.approximate;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes wrong when Berrut's formula is used as it stands, and that it does not here. */
class BerrutTrapsTest {

    private static final long SEED = 11;

    /** The formula as it stands; {@code index[j]} counts for the sign of node {@code j}. */
    private static double[] naive(double point, double[] nodes, int[] index) {
        double[] weights = new double[nodes.length];
        double sum = 0;
        for (int j = 0; j < nodes.length; j++) {
            weights[j] = (index[j] % 2 == 0 ? 1 : -1) / (point - nodes[j]);
            sum += weights[j];
        }
        for (int j = 0; j < nodes.length; j++) {
            weights[j] /= sum;
        }
        return weights;
    }

    @Test
    void aTaskAtABlocksNodeGetsACopyOfTheBlock() {
        int collisions = 0;
        int broken = 0;
        for (int k = 1; k <= 12; k++) {
            double[] blocks = Nodes.ofBlocks(k);
            for (int n = k; n <= 40; n++) {
                ArrivalCode code = ApproximateCodes.berrut(k, n);
                double[] tasks = Nodes.ofTasks(n);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < k; j++) {
                        // Nodes coincide when (2j + 1) (n - 1) = 2 k i, exactly and in whole numbers.
                        if (n > 1 ? (2 * j + 1) * (n - 1) == 2 * k * i : k == 1) {
                            collisions++;
                            assertThat(code.encoderWeights(0, i)).containsExactly(unit(k, j));
                            broken += same(naive(tasks[i], blocks, count(k)), unit(k, j)) ? 0 : 1;
                        }
                    }
                }
            }
        }
        System.out.println(collisions + " collisions, of which the formula as it stands misses " + broken);
        assertThat(collisions).isGreaterThan(100);
        assertThat(broken).isGreaterThan(collisions / 10);
    }

    @Test
    void anArrivedTaskAtABlocksNodeIsTheBlocksAnswer() {
        ArrivalCode code = ApproximateCodes.berrut(2, 5);
        BitSet arrived = new BitSet();
        arrived.set(1, 4);

        Decoding decoding = code.decoding(arrived);

        assertThat(decoding.tasks()).containsExactly(1, 2, 3);
        assertThat(decoding.weights()).isDeepEqualTo(new double[][] {{1, 0, 0}, {0, 0, 1}});
        assertThat(decoding.residual()).isZero();
    }

    @Test
    void signsOfTheTasksThatArrivedBeatTheirOriginalSigns() {
        ArrivalCode code = ApproximateCodes.berrut(4, 11);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] blocks = Nodes.ofBlocks(4);
        double ours = 0;
        double naive = 0;
        for (int trial = 0; trial < 200; trial++) {
            Decoding decoding = code.decoding(Curves.lose(code, 3, random));
            double[] nodes = Nodes.pick(Nodes.ofTasks(11), decoding.tasks());
            double[][] weights = DoubleStream.of(blocks)
                    .mapToObj(z -> naive(z, nodes, decoding.tasks()))
                    .toArray(double[][]::new);
            Decoding control = new Decoding(decoding.tasks(), weights, 1, 0);
            long seed = random.nextLong();
            ours += Curves.error(code, decoding, Curves.layer(SEED), seed) / 200;
            naive += Curves.error(code, control, Curves.layer(SEED), seed) / 200;
        }
        System.out.printf("seed %d: squared relative error %.3g, with original signs %.3g%n", SEED, ours, naive);
        assertThat(ours * 3).isLessThan(naive);
    }

    private static double[] unit(int k, int j) {
        double[] unit = new double[k];
        unit[j] = 1;
        return unit;
    }

    private static int[] count(int k) {
        return Stream.iterate(0, j -> j + 1).limit(k).mapToInt(j -> j).toArray();
    }

    private static boolean same(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            if (!(Math.abs(a[i] - b[i]) < 1e-6)) {
                return false;
            }
        }
        return true;
    }
}
