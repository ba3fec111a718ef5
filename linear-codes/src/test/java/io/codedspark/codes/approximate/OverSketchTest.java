package io.codedspark.codes.approximate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.DecodingScore;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.NotRecoverableException;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OverSketchTest {

    private static final int PARTS = 40;

    @Test
    void anyLostTasksUpToTheSpareSketchesDecode() {
        ArrivalCode code = ApproximateCodes.overSketch(PARTS, 3, 2, 4, 1);
        for (int a = 0; a < code.tasks(); a++) {
            for (int b = 0; b < code.tasks(); b++) {
                Decoding decoding = code.decoding(allBut(code, a, b));
                int sketches = a / 4 == b / 4 ? 4 : 3;
                assertThat(decoding.tasks()).hasSize(4 * sketches).doesNotContain(a, b);
                assertThat(decoding.weights()[0]).containsOnly(1.0 / sketches);
            }
        }
        assertThat(code.exactness()).isEqualTo(Exactness.APPROXIMATE);
    }

    @Test
    void tooFewSketchesAreRefused() {
        ArrivalCode code = ApproximateCodes.overSketch(PARTS, 3, 1, 4, 1);

        assertThat(code.canDecode(allBut(code, 0, 4))).isFalse();
        assertThat(code.condition(allBut(code, 0, 4))).isInfinite();
        assertThatThrownBy(() -> code.decoding(allBut(code, 0, 4)))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining("2 of 4 sketches have arrived with all their 4 buckets, but 3 are needed")
                .hasMessageContaining("larger e");
        assertThatThrownBy(() -> ApproximateCodes.overSketch(PARTS, 0, 1, 4, 1))
                .hasMessageContaining("n >= 1 sketches")
                .hasMessageContaining("n = 0, e = 1 and width = 4");
    }

    @Test
    void theMeanOverSeedsIsTheProduct() {
        SplittableRandom random = new SplittableRandom(3);
        double[] a = random.doubles(PARTS, -1, 1).toArray();
        double[] b = random.doubles(PARTS, -1, 1).toArray();
        int seeds = 4000;
        double mean = 0;
        for (int seed = 0; seed < seeds; seed++) {
            mean += estimate(ApproximateCodes.overSketch(PARTS, 1, 1, 4, seed), a, b, 0) / seeds;
        }
        double bound = Math.sqrt(2 * dot(a, a) * dot(b, b) / 4 / seeds);
        System.out.printf("mean of %d estimates %.4f, product %.4f, deviation %.4f%n", seeds, mean, dot(a, b), bound);
        assertThat(mean).isCloseTo(dot(a, b), within(4 * bound));
    }

    @Test
    void theErrorFallsWithTheRootOfSketchesAndWidth() {
        SplittableRandom random = new SplittableRandom(4);
        double[] a = random.doubles(PARTS, -1, 1).toArray();
        double[] b = random.doubles(PARTS, -1, 1).toArray();
        double size = Math.sqrt(dot(a, a) * dot(b, b));
        for (int[] shape : new int[][] {{1, 4}, {4, 4}, {4, 16}}) {
            double squares = 0;
            for (int seed = 0; seed < 1000; seed++) {
                ArrivalCode code = ApproximateCodes.overSketch(PARTS, shape[0], 1, shape[1], seed);
                double miss = estimate(code, a, b, 0) - dot(a, b);
                squares += miss * miss / 1000;
            }
            double scaled = Math.sqrt(squares) / size * Math.sqrt(shape[0] * shape[1]);
            System.out.printf(
                    "n = %d, width = %d: error * sqrt(n width) / |A||B| = %.3f%n", shape[0], shape[1], scaled);
            assertThat(scaled).isBetween(0.7, Math.sqrt(2));
        }
    }

    @Test
    void residualAndConditionAreThoseOfTheWeights() {
        ArrivalCode code = ApproximateCodes.overSketch(12, 2, 1, 3, 9);
        Decoding decoding = code.decoding(allBut(code, 1));
        double[][] rows = new double[decoding.tasks().length][144];
        double[][] wanted = new double[1][144];
        for (int t = 0; t < rows.length; t++) {
            double[] left = code.encoderWeights(0, decoding.tasks()[t]);
            double[] right = code.encoderWeights(1, decoding.tasks()[t]);
            for (int i = 0; i < 144; i++) {
                rows[t][i] = left[i / 12] * right[i % 12];
                wanted[0][i] = i / 12 == i % 12 ? 1 : 0;
            }
        }
        Decoding scored = DecodingScore.of(decoding.tasks(), decoding.weights(), rows, wanted);

        assertThat(decoding.residual()).isCloseTo(scored.residual(), within(1e-12));
        assertThat(decoding.condition()).isBetween(scored.condition() * 0.999, scored.condition() * 2);
    }

    private static double estimate(ArrivalCode code, double[] a, double[] b, int missing) {
        Decoding decoding = code.decoding(allBut(code, missing));
        double sum = 0;
        for (int t = 0; t < decoding.tasks().length; t++) {
            int task = decoding.tasks()[t];
            sum += decoding.weights()[0][t]
                    * dot(code.encoderWeights(0, task), a)
                    * dot(code.encoderWeights(1, task), b);
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static BitSet allBut(ArrivalCode code, int... missing) {
        BitSet set = new BitSet();
        set.set(0, code.tasks());
        for (int task : missing) {
            set.clear(task);
        }
        return set;
    }
}
