package io.codedspark.parity.train;

import io.codedspark.parity.run.ImageShape;
import java.io.Serializable;

/**
 * How the pictures of a group are changed while a parity network is trained. Each picture is moved by whole pixels, up to a
 * bound, along lines and columns, all moves equally likely; pixels that come in from outside are zero. What happens to a
 * picture depends on the seed, the epoch and its place in the epoch alone.
 *
 * <p>Targets stay what the deployed network gives for the picture as it is: so its outputs are computed once, not again in
 * every epoch. A picture whose meaning changes by such a move, or in a mirror, must not be changed like that.
 *
 * @param shift pixels, at most, by which a picture is moved; 0 or more
 * @param mirror whether left and right are swapped
 */
public record Augmentation(int shift, Mirror mirror) implements Serializable {

    /** Whether left and right are swapped. */
    public enum Mirror {
        /** Never: digits and letters are others in a mirror. */
        NEVER,
        /** In half of the cases, drawn at random: for photographs. */
        HALF
    }

    /** Pictures stay as they are. */
    public static final Augmentation NONE = new Augmentation(0, Mirror.NEVER);

    public Augmentation {
        if (shift < 0) {
            throw new IllegalArgumentException(
                    "Pictures are moved by at most " + shift + " pixels, which cannot be; give 0 or more.");
        }
    }

    /**
     * Fails when rows of this shape are no pictures that can be changed so.
     *
     * @throws IllegalArgumentException with the shape and the bound
     */
    public void require(ImageShape shape) {
        int side = Math.min(shape.height(), shape.width());
        if (!equals(NONE) && (side < 2 || shift > (side - 1) / 2)) {
            throw new IllegalArgumentException("Rows of " + shape
                    + " (height x width x channels) cannot be moved by up to "
                    + shift + " pixels or mirrored: that needs pictures of 2 x 2 pixels or more and moves of at most "
                    + (side - 1) / 2 + " here, below half a side. Give a smaller move, or train without augmentation.");
        }
    }

    /**
     * A picture as it is trained.
     *
     * @param row is not changed, and returned where nothing is to be done
     * @param seed of this picture's change
     */
    float[] of(float[] row, ImageShape shape, long seed) {
        if (equals(NONE)) {
            return row;
        }
        int moves = 2 * shift + 1;
        int down = (int) ((seed & 0xFFFFFF) % moves) - shift;
        int right = (int) ((seed >>> 24 & 0xFFFFFF) % moves) - shift;
        return changed(row, shape, down, right, mirror == Mirror.HALF && seed < 0);
    }

    private static float[] changed(float[] row, ImageShape shape, int down, int right, boolean mirrored) {
        int height = shape.height();
        int width = shape.width();
        float[] moved = new float[row.length];
        for (int line = 0; line < shape.channels() * height; line++) {
            int y = line % height - down;
            if (y < 0 || y >= height) {
                continue;
            }
            int from = (line - down) * width;
            for (int x = Math.max(0, right); x < Math.min(width, width + right); x++) {
                int column = x - right;
                moved[line * width + x] = row[from + (mirrored ? width - 1 - column : column)];
            }
        }
        return moved;
    }
}
