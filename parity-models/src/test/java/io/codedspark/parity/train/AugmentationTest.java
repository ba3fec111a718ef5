package io.codedspark.parity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.encode.GroupExamples;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.run.ImageShape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AugmentationTest {

    private static final ImageShape SHAPE = new ImageShape(5, 7, 2);

    /** Pixel values that tell where they come from; none is zero. */
    private static float[] picture() {
        float[] pixels = new float[SHAPE.size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i + 1;
        }
        return pixels;
    }

    /** What a picture moved down and right should be, pixel by pixel. */
    private static float[] expected(int down, int right, boolean mirrored) {
        float[] moved = new float[SHAPE.size()];
        for (int c = 0; c < SHAPE.channels(); c++) {
            for (int y = 0; y < SHAPE.height(); y++) {
                for (int x = 0; x < SHAPE.width(); x++) {
                    int line = y - down;
                    int column = mirrored ? SHAPE.width() - 1 - (x - right) : x - right;
                    boolean inside = line >= 0 && line < SHAPE.height() && x - right >= 0 && x - right < SHAPE.width();
                    moved[(c * SHAPE.height() + y) * SHAPE.width() + x] =
                            inside ? picture()[(c * SHAPE.height() + line) * SHAPE.width() + column] : 0;
                }
            }
        }
        return moved;
    }

    private static Set<List<Float>> seen(Augmentation augmentation) {
        Set<List<Float>> seen = new HashSet<>();
        for (int i = 0; i < 3000; i++) {
            seen.add(boxed(augmentation.of(picture(), SHAPE, Seeds.of(4, i))));
        }
        return seen;
    }

    private static List<Float> boxed(float[] row) {
        Float[] values = new Float[row.length];
        Arrays.setAll(values, i -> row[i]);
        return List.of(values);
    }

    @Test
    void movesByEveryDistanceUpToTheBoundAndNoFurtherAndFillsWithZeros() {
        Set<List<Float>> all = new HashSet<>();
        for (int down = -2; down <= 2; down++) {
            for (int right = -2; right <= 2; right++) {
                all.add(boxed(expected(down, right, false)));
            }
        }

        assertThat(seen(new Augmentation(2, Augmentation.Mirror.NEVER)))
                .hasSize(25)
                .isEqualTo(all);
    }

    @Test
    void mirrorsHalfOfThePictures() {
        Augmentation mirroring = new Augmentation(0, Augmentation.Mirror.HALF);

        assertThat(seen(mirroring)).containsExactlyInAnyOrder(boxed(picture()), boxed(expected(0, 0, true)));
        assertThat(seen(new Augmentation(1, Augmentation.Mirror.HALF)))
                .hasSize(18)
                .contains(boxed(expected(1, -1, true)), boxed(expected(-1, 1, false)));
    }

    @Test
    void leavesRowsAloneWhereNothingIsAskedFor() {
        float[] row = picture();

        assertThat(Augmentation.NONE.of(row, SHAPE, 3)).isSameAs(row);
        new Augmentation(2, Augmentation.Mirror.HALF).of(row, SHAPE, 3);
        assertThat(row).isEqualTo(picture());
    }

    @Test
    void changesTheSameGroupDifferentlyInEveryEpochAndPlaceAndTheSameWayAgain() {
        // Equal rows, so that only the moves differ.
        float[][] rows = new float[8][];
        float[][] terms = new float[8][];
        Arrays.setAll(rows, i -> picture());
        Arrays.setAll(terms, i -> new float[] {1, -1});

        float[] first = inputs(rows, terms, 0);

        assertThat(inputs(rows, terms, 0)).isEqualTo(first);
        assertThat(inputs(rows, terms, 1)).isNotEqualTo(first);
        assertThat(Arrays.copyOf(first, first.length / 2))
                .isNotEqualTo(Arrays.copyOfRange(first, first.length / 2, first.length));
    }

    /** The inputs of an epoch: two stacks of four pictures. */
    private static float[] inputs(float[][] rows, float[][] terms, int epoch) {
        GroupExamples maker = new GroupExamples(LearnedCodes.stack(new GroupShape(4, 1), SHAPE), 0, 1);
        GroupBatches batches = new GroupBatches(maker, rows, terms, 5, new Augmentation(2, Augmentation.Mirror.NEVER));
        batches.draw(epoch);
        float[] inputs = new float[2 * 4 * SHAPE.size()];
        float[] targets = new float[2 * 8];
        batches.write(0, 0, inputs, targets);
        batches.write(1, 1, inputs, targets);
        assertThat(targets).as("targets stay").containsOnly(1, -1);
        return inputs;
    }

    @Test
    void saysWhatCannotBeMoved() {
        assertThatThrownBy(() -> new Augmentation(-1, Augmentation.Mirror.NEVER))
                .hasMessage("Pictures are moved by at most -1 pixels, which cannot be; give 0 or more.");
        assertThatThrownBy(() -> new Augmentation(3, Augmentation.Mirror.NEVER).require(SHAPE))
                .hasMessageContaining("Rows of 5x7x2 (height x width x channels) cannot be moved by up to 3 pixels")
                .hasMessageContaining("moves of at most 2 here");
        assertThatThrownBy(() -> new Augmentation(0, Augmentation.Mirror.HALF).require(new ImageShape(1, 784, 1)))
                .hasMessageContaining("Rows of 1x784x1");
        new Augmentation(2, Augmentation.Mirror.HALF).require(SHAPE);
        Augmentation.NONE.require(new ImageShape(1, 784, 1));
    }
}
