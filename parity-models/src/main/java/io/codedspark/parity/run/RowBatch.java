package io.codedspark.parity.run;

import java.util.ArrayList;
import java.util.List;

/** Checked packing of rows into one array, and back: what every {@link ModelRunner} begins and ends with. */
public final class RowBatch {

    private RowBatch() {}

    /** Checks rows without packing them. */
    static void check(List<float[]> rows, int width) {
        int r = 0;
        for (float[] row : rows) {
            check(row, r++, width);
        }
    }

    /**
     * Copies rows into one array, row after row.
     *
     * @throws BadRowException when a row has another width, or a value that is not finite
     */
    public static float[] pack(List<float[]> rows, int width) {
        float[] flat = new float[Math.multiplyExact(rows.size(), width)];
        int r = 0;
        for (float[] row : rows) {
            check(row, r, width);
            System.arraycopy(row, 0, flat, r * width, width);
            r++;
        }
        return flat;
    }

    /**
     * Cuts an array of {@code rows * width} floats into rows.
     *
     * @throws IllegalStateException when it has another length
     */
    public static List<float[]> unpack(float[] flat, int rows, int width) {
        if (flat.length != (long) rows * width) {
            throw new IllegalStateException("The network gave " + flat.length + " floats for " + rows + " rows, but "
                    + width + " a row were expected; state the right output width for this network.");
        }
        List<float[]> result = new ArrayList<>(rows);
        for (int r = 0; r < rows; r++) {
            float[] row = new float[width];
            System.arraycopy(flat, r * width, row, 0, width);
            result.add(row);
        }
        return result;
    }

    private static void check(float[] row, int r, int width) {
        if (row.length != width) {
            throw new BadRowException(
                    r,
                    "Row " + r + " of the batch has " + row.length + " values, but the network takes " + width
                            + "; check which columns are given to it.");
        }
        for (int i = 0; i < width; i++) {
            if (!Float.isFinite(row[i])) {
                throw new BadRowException(
                        r,
                        "Row " + r + " of the batch has " + row[i] + " at position " + i + " of " + width
                                + ", but the network takes finite values only; replace or drop such rows first.");
            }
        }
    }
}
