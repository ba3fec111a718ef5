package io.codedspark.parity.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DigitStrokesTest {

    @Test
    void theSameSeedGivesTheSameImagesAndAnotherSeedOthers() {
        LabelledImages first = DigitStrokes.generate(50, 5);
        LabelledImages again = DigitStrokes.generate(50, 5);
        LabelledImages other = DigitStrokes.generate(50, 6);
        assertThat(again.labels()).isEqualTo(first.labels());
        assertThat(Arrays.deepEquals(again.pixels(), first.pixels())).isTrue();
        assertThat(Arrays.deepEquals(other.pixels(), first.pixels())).isFalse();
    }

    @Test
    void everyClassIsThereAboutAsOftenAndEveryImageHasInkAndPaper() {
        LabelledImages images = DigitStrokes.generate(2000, 1);
        int[] counts = new int[DigitStrokes.CLASSES];
        for (int i = 0; i < images.size(); i++) {
            counts[images.labels()[i]]++;
            double ink = 0;
            for (float pixel : images.pixels()[i]) {
                assertThat(pixel).isBetween(0f, 1f);
                ink += pixel;
            }
            assertThat(ink / images.features()).isBetween(0.02, 0.5);
        }
        for (int count : counts) {
            assertThat(count).isBetween(140, 260);
        }
    }

    @Test
    void noTwoImagesOfAClassAreEqual() {
        LabelledImages images = DigitStrokes.generate(300, 2);
        assertThat(Arrays.stream(images.pixels()).map(Arrays::hashCode).distinct())
                .hasSize(300);
    }

    @Test
    void refusesANegativeCount() {
        assertThatThrownBy(() -> DigitStrokes.generate(-1, 2)).hasMessageContaining("-1");
    }
}
