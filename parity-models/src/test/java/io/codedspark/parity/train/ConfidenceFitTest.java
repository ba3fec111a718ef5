package io.codedspark.parity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.parity.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;

class ConfidenceFitTest {

    private static List<GroupAnswers.Judged> judged(int rows, long seed, DoublePredicate right) {
        Random random = new Random(seed);
        List<GroupAnswers.Judged> judged = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            float margin = 4 * random.nextFloat();
            judged.add(new GroupAnswers.Judged(i, margin, right.test(margin)));
        }
        return judged;
    }

    private static double at(Confidence confidence, double margin) {
        return confidence.of(new float[] {0, (float) margin});
    }

    @Test
    void findsTheCurveThatRowsWereDrawnFrom() {
        Random random = new Random(2);
        Confidence confidence = ConfidenceFit.of(judged(
                20_000, 1, margin -> random.nextDouble() < 1 / (1 + Math.exp(1 - 1.5 * margin))));

        assertThat(confidence.offset()).isCloseTo(-1, within(0.1));
        assertThat(confidence.slope()).isCloseTo(1.5, within(0.1));
        assertThat(confidence.rows()).isEqualTo(20_000);
        assertThat(at(confidence, 2)).isCloseTo(1 / (1 + Math.exp(-2)), within(0.01));
    }

    @Test
    void staysFiniteWhereMarginsSeparateRightFromWrong() {
        Confidence confidence = ConfidenceFit.of(judged(500, 3, margin -> margin > 1));

        assertThat(at(confidence, 0.5)).isLessThan(0.05);
        assertThat(at(confidence, 1.5)).isGreaterThan(0.95);
    }

    @Test
    void isNotCertainWhereNoRowWasWrong() {
        Confidence confidence = ConfidenceFit.of(judged(100, 4, margin -> true));

        assertThat(at(confidence, 2)).isBetween(0.98, 0.9999);
        assertThat(confidence.slope()).isBetween(0.0, 1.0);
    }

    @Test
    void givesTheShareOfRightRowsWhereMarginsSayNothingOrTheContrary() {
        Confidence contrary = ConfidenceFit.of(judged(1000, 5, margin -> margin < 1));
        assertThat(contrary.slope()).isZero();
        assertThat(at(contrary, 3)).isCloseTo(0.25, within(0.05));

        List<GroupAnswers.Judged> equal = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            equal.add(new GroupAnswers.Judged(i, 1, i < 70));
        }
        assertThat(at(ConfidenceFit.of(equal), 1)).isCloseTo(0.7, within(0.01));
    }

    @Test
    void refusesCurvesThatFallOrAreNotFinite() {
        assertThatThrownBy(() -> new Confidence(0, -1, 10)).hasMessageContaining("slope = -1.0");
        assertThatThrownBy(() -> new Confidence(Double.NaN, 1, 10)).hasMessageContaining("offset = NaN");
    }
}
