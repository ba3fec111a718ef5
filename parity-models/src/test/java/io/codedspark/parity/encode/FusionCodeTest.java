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

class FusionCodeTest {

    private static final ImageShape PICTURE = new ImageShape(2, 2, 1);
    private static final GroupShape SHAPE = new GroupShape(3, 1);
    private static final int GROUPS = 4000;

    /** Terms of which all estimates of a group miss half of the same error, and an error of their own besides. */
    private final float[][][] terms = new float[GROUPS][3][2];

    private final float[][][] answers = new float[GROUPS][1][6];

    private void draw(double shared, double own) {
        Random random = new Random(7);
        for (int g = 0; g < GROUPS; g++) {
            for (int c = 0; c < 2; c++) {
                double error = shared * random.nextGaussian();
                for (int s = 0; s < 3; s++) {
                    terms[g][s][c] = (float) random.nextGaussian();
                    answers[g][0][2 * s + c] = (float) (terms[g][s][c] + error + own * random.nextGaussian());
                }
            }
        }
    }

    @Test
    void takesOffTheErrorThatEstimatesOfAGroupShare() {
        draw(0.5, 0.1);
        LearnedCode stack = LearnedCodes.stack(SHAPE, PICTURE);
        LearnedCode fusion = LearnedCodes.fusion(SHAPE, PICTURE).fitted(terms, answers);

        assertThat(meanSquare(stack, Erasures.of(SHAPE, 0))).isCloseTo(0.26, within(0.03));
        assertThat(meanSquare(fusion, Erasures.of(SHAPE, 0))).isLessThan(0.03);
        assertThat(meanSquare(fusion, Erasures.of(SHAPE, 0, 1))).isLessThan(0.04);
        assertThat(meanSquare(fusion, Erasures.of(SHAPE, 0, 1, 2))).isCloseTo(0.26, within(0.03));
    }

    @Test
    void leavesEstimatesAloneWhoseErrorsHaveNothingInCommon() {
        draw(0, 0.5);
        LearnedCode stack = LearnedCodes.stack(SHAPE, PICTURE);
        LearnedCode fusion = LearnedCodes.fusion(SHAPE, PICTURE).fitted(terms, answers);

        assertThat(meanSquare(fusion, Erasures.of(SHAPE, 0)))
                .isCloseTo(meanSquare(stack, Erasures.of(SHAPE, 0)), within(0.01));
    }

    @Test
    void isTheSameAgainFromItsCoefficients() {
        draw(0.5, 0.1);
        LearnedCode fusion = LearnedCodes.fusion(SHAPE, PICTURE).fitted(terms, answers);

        assertThat(fusion.coefficients()).hasSize(2 * 2 * 2);
        assertThat(LearnedCodes.named("fusion", SHAPE, PICTURE, fusion.coefficients()))
                .isEqualTo(fusion);
        assertThatThrownBy(() -> LearnedCodes.named("stack", SHAPE, PICTURE, List.of(1f)))
                .hasMessageContaining("stack has no coefficients, but 1 were given");
    }

    private double meanSquare(LearnedCode code, Erasures erasures) {
        LearnedCode.RowDecoder decoder = code.decoder(0, erasures);
        double squares = 0;
        for (int g = 0; g < GROUPS; g++) {
            float[][] arrived = terms[g].clone();
            for (int erased : erasures.sources()) {
                arrived[erased] = new float[0];
            }
            float[] decoded = decoder.decode(arrived, answers[g]);
            for (int c = 0; c < 2; c++) {
                squares += Math.pow(decoded[c] - terms[g][0][c], 2);
            }
        }
        return squares / (2 * GROUPS);
    }
}
