package io.codedspark.parity.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Stacks rows of {@code f} inputs into one row of a folded network, and cuts that network's outputs into rows again.
 *
 * <p>A folded row is the f rows one behind the other; for images, whose rows go channel by channel, that stacks them as
 * channels. A folded output is the f outputs one behind the other.
 *
 * @param f inputs in a stack, 2 to 16
 */
public record Folding(int f) {

    /** More heads than this nobody has trained; the widths would grow to more than four times. */
    public static final int MOST = 16;

    public Folding {
        if (f < 2 || f > MOST) {
            throw new IllegalArgumentException("A network is folded by f = 2 to " + MOST + ", not by f = " + f + ".");
        }
    }

    /** How many stacks a number of rows makes: the last one may be partial. */
    public int stacks(int rows) {
        return (rows + f - 1) / f;
    }

    /**
     * Stacks rows in their order. A partial last stack is padded with its own first row, so that the network sees nothing
     * it was not trained on.
     *
     * @param rows rows of equal width; not changed
     * @return new rows, f times as wide
     * @throws BadRowException when the widths differ
     */
    public List<float[]> fold(List<float[]> rows) {
        List<float[]> stacks = new ArrayList<>(stacks(rows.size()));
        for (int first = 0; first < rows.size(); first += f) {
            int width = rows.get(first).length;
            float[] stack = new float[f * width];
            for (int s = 0; s < f; s++) {
                int number = first + s < rows.size() ? first + s : first;
                float[] row = rows.get(number);
                if (row.length != width) {
                    throw new BadRowException(
                            number,
                            "Row " + number + " of the batch has " + row.length + " values and row " + first + " has "
                                    + width + "; rows of one stack need equal widths.");
                }
                System.arraycopy(row, 0, stack, s * width, width);
            }
            stacks.add(stack);
        }
        return stacks;
    }

    /**
     * Cuts the outputs of stacks, and drops what belongs to the padding.
     *
     * @param outputs one for each stack, of a width that f divides; not changed
     * @param rows how many rows were folded
     * @return one output for each row
     */
    public List<float[]> unfold(List<float[]> outputs, int rows) {
        if (outputs.size() != stacks(rows)) {
            throw new IllegalArgumentException(rows + " rows make " + stacks(rows) + " stacks of f = " + f + ", but "
                    + outputs.size() + " outputs were given.");
        }
        List<float[]> result = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            float[] output = outputs.get(row / f);
            if (output.length % f != 0) {
                throw new IllegalArgumentException("Output " + row / f + " has " + output.length + " values, which f = "
                        + f + " heads cannot share.");
            }
            int width = output.length / f;
            int from = row % f * width;
            result.add(Arrays.copyOfRange(output, from, from + width));
        }
        return result;
    }
}
