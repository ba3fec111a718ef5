package io.codedspark.parity.train;

import io.codedspark.parity.run.ImageShape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Labelled rows in memory.
 *
 * @param description what they are, in words, for the provenance
 * @param shape the shape of every row; flat rows of w values are 1 x w x 1
 * @param pixels rows of {@code shape.size()} values, best in 0 .. 1; not copied, not to be changed
 * @param labels a class for each row, {@code 0 .. classes-1}, or empty where there are none; not copied, not to be changed
 * @param classes how many classes there are, at least 2
 */
public record TrainingData(String description, ImageShape shape, float[][] pixels, int[] labels, int classes) {

    public TrainingData {
        if (pixels.length == 0 || labels.length > 0 && pixels.length != labels.length) {
            throw new IllegalArgumentException(
                    "Training needs a label for each row and at least one row, but there are " + pixels.length
                            + " rows and " + labels.length + " labels.");
        }
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i].length != shape.size()) {
                throw new IllegalArgumentException("Row " + i + " has " + pixels[i].length + " values, but images of "
                        + shape + " have " + shape.size() + ".");
            }
            if (labels.length > 0 && (labels[i] < 0 || labels[i] >= classes)) {
                throw new IllegalArgumentException(
                        "Row " + i + " has the label " + labels[i] + ", which is outside 0 .. " + (classes - 1) + ".");
            }
        }
    }

    /** Labelled rows whose number of classes is the largest label plus one. */
    public static TrainingData of(String description, ImageShape shape, float[][] pixels, int[] labels) {
        int largest = Arrays.stream(labels).max().orElse(0);
        return new TrainingData(description, shape, pixels, labels, Math.max(2, largest + 1));
    }

    /** Rows without labels: parity networks are measured against the deployed network's own answers. */
    public static TrainingData unlabelled(String description, ImageShape shape, float[][] pixels) {
        return new TrainingData(description, shape, pixels, new int[0], 2);
    }

    /**
     * Rows as Spark carries them; all have labels or none.
     *
     * @param classes how many there are; not looked at when there are no labels
     */
    public static TrainingData of(String description, ImageShape shape, List<TrainingRow> rows, int classes) {
        float[][] pixels = rows.stream().map(TrainingRow::values).toArray(float[][]::new);
        return rows.stream().allMatch(row -> row.label() == TrainingRow.UNLABELLED)
                ? unlabelled(description, shape, pixels)
                : new TrainingData(
                        description,
                        shape,
                        pixels,
                        rows.stream().mapToInt(TrainingRow::label).toArray(),
                        classes);
    }

    public boolean labelled() {
        return labels.length > 0;
    }

    public int rows() {
        return pixels.length;
    }

    /** The rows of the given numbers, in that order; they share the pixels. */
    TrainingData select(int[] numbers) {
        float[][] chosen = new float[numbers.length][];
        int[] chosenLabels = new int[labelled() ? numbers.length : 0];
        for (int i = 0; i < numbers.length; i++) {
            chosen[i] = pixels[numbers[i]];
            if (labelled()) {
                chosenLabels[i] = labels[numbers[i]];
            }
        }
        return new TrainingData(description, shape, chosen, chosenLabels, classes);
    }

    /** Cuts off {@code heldOut} rows, chosen by the seed. */
    Split split(int heldOut, long seed) {
        if (heldOut < 1 || heldOut >= rows()) {
            throw new IllegalArgumentException("Of " + rows() + " rows " + heldOut
                    + " should be held back for validation; give 1 to " + (rows() - 1) + ".");
        }
        int[] order = permutation(rows(), new Random(seed));
        return new Split(
                select(Arrays.copyOfRange(order, heldOut, order.length)), select(Arrays.copyOf(order, heldOut)));
    }

    /** Rows to train on and rows held back. */
    record Split(TrainingData training, TrainingData heldOut) {}

    /** The numbers 0 .. n-1 in random order. */
    static int[] permutation(int n, Random random) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }
}
