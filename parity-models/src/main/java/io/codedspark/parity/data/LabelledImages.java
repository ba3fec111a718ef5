package io.codedspark.parity.data;

import java.util.Arrays;

/**
 * Images of one size with one label each. The arrays are not copied: whoever made them must not change them.
 *
 * @param height rows of an image, at least 1
 * @param width columns of an image, at least 1
 * @param channels 1 for grey, 3 for red, green, blue
 * @param pixels one array an image, {@code channels * height * width} values in 0..1, ordered channel, row, column
 * @param labels one class number an image, 0 or more
 */
public record LabelledImages(int height, int width, int channels, float[][] pixels, int[] labels) {

    public LabelledImages {
        if (height < 1 || width < 1 || channels < 1) {
            throw new DataException("Images need at least 1 x 1 pixels and 1 channel, but the shape is " + channels
                    + " x " + height + " x " + width + " (channels, height, width).");
        }
        if (pixels.length != labels.length) {
            throw new DataException("There are " + pixels.length + " images but " + labels.length
                    + " labels; both files must belong to the same set.");
        }
        for (int i = 0; i < pixels.length; i++) {
            check(i, pixels[i], channels * height * width, labels[i]);
        }
    }

    /** How many images there are. */
    public int size() {
        return pixels.length;
    }

    /** Values of one image: {@code channels * height * width}. */
    public int features() {
        return channels * height * width;
    }

    /** The images {@code from .. to - 1}; the arrays of the images are shared. */
    public LabelledImages slice(int from, int to) {
        if (from < 0 || to < from || to > size()) {
            throw new IndexOutOfBoundsException(
                    "Images " + from + " .. " + to + " (exclusive) are outside 0 .. " + size() + ".");
        }
        return new LabelledImages(
                height, width, channels, Arrays.copyOfRange(pixels, from, to), Arrays.copyOfRange(labels, from, to));
    }

    private static void check(int image, float[] values, int expected, int label) {
        if (values.length != expected) {
            throw new DataException(
                    "Image " + image + " has " + values.length + " values, but its shape asks for " + expected + ".");
        }
        if (label < 0) {
            throw new DataException("Image " + image + " has the label " + label + "; labels start at 0.");
        }
        for (int i = 0; i < expected; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new DataException("Image " + image + " has the value " + values[i] + " at position " + i
                        + "; pixels must lie in 0..1.");
            }
        }
    }
}
