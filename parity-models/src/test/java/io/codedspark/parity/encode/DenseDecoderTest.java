package io.codedspark.parity.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.parity.run.ImageShape;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DenseDecoderTest {

    private static final int K = 2;
    private static final int WIDTH = 3;
    private static final int SEEN = DenseDecoder.seen(K, WIDTH);
    private static final int UNITS = 4;
    private static final float SIZE = 2;

    @Test
    void addsACorrectionToALinearMapOfWhatItSees() {
        DenseDecoder decoder = random(1);
        float[][] terms = {{1, -2, 3}, {}};
        float[] answer = {0.5f, 4, -1};
        double[] seen = {0.25, 2, -0.5, 0.5, -1, 1.5, 0, 0, 0, 0, 1};

        float[] decoded = decoder.decode(1, terms, answer);

        double[] linear = layer(decoder.linear(), seen, WIDTH);
        double[] units = layer(decoder.hidden(), seen, UNITS);
        for (int u = 0; u < UNITS; u++) {
            units[u] = Math.max(0, units[u]);
        }
        double[] correction = layer(decoder.correction(), units, WIDTH);
        for (int i = 0; i < WIDTH; i++) {
            assertThat((double) decoded[i]).isCloseTo(SIZE * (linear[i] + correction[i]), within(1e-5));
        }
    }

    private static double[] layer(float[] weights, double[] inputs, int outputs) {
        double[] sums = new double[outputs];
        for (int o = 0; o < outputs; o++) {
            sums[o] = weights[inputs.length * outputs + o];
            for (int i = 0; i < inputs.length; i++) {
                sums[o] += inputs[i] * weights[i * outputs + o];
            }
        }
        return sums;
    }

    @Test
    void isNotToldTheErasedTermEvenIfItIsThere() {
        DenseDecoder decoder = random(2);
        float[] answer = {1, 2, 3};
        float[] other = {4, 5, 6};

        assertThat(decoder.decode(0, new float[][] {{7, 8, 9}, other}, answer))
                .containsExactly(decoder.decode(0, new float[][] {{}, other}, answer));
    }

    @Test
    void travelsWithItsCodeAsCoefficients() {
        LearnedCode code = LearnedCodes.joint(new GroupShape(K, 1), new ImageShape(2, 2, 1));
        LearnedCode learnt = code.with(random(3));
        LearnedCode again =
                LearnedCodes.named(LearnedCodes.JOINT, learnt.shape(), learnt.source(), learnt.coefficients());
        float[][] terms = {{}, {4, 5, 6}};
        float[][] answers = {{1, 2, 3}};

        assertThat(again).isEqualTo(learnt).isNotEqualTo(code);
        assertThat(again.decoder(0, Erasures.of(code.shape(), 0)).decode(terms, answers))
                .containsExactly(random(3).decode(0, terms, answers[0]));
    }

    @Test
    void refusesCoefficientsOfAnotherCode() {
        List<Float> some = List.of(3f, 1f, 0.5f);

        assertThatThrownBy(() ->
                        LearnedCodes.named(LearnedCodes.JOINT, new GroupShape(K, 1), new ImageShape(2, 2, 1), some))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No decoder for k = 2 is made of 3 coefficients");
        assertThatThrownBy(() -> LearnedCodes.sum(new GroupShape(K, 1), new ImageShape(2, 2, 1))
                        .with(random(4)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("The code sum learns no decoder");
    }

    @Test
    void refusesASecondParity() {
        assertThatThrownBy(() -> LearnedCodes.encoder(new GroupShape(K, 2), new ImageShape(2, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The learned code encoder needs k >= 2 sources and r = 1 parity");
    }

    private static DenseDecoder random(long seed) {
        Random random = new Random(seed);
        return new DenseDecoder(
                K,
                WIDTH,
                SIZE,
                values(random, (SEEN + 1) * WIDTH),
                values(random, (SEEN + 1) * UNITS),
                values(random, (UNITS + 1) * WIDTH));
    }

    private static float[] values(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
