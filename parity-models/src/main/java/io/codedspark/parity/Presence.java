package io.codedspark.parity;

import java.util.Arrays;

/** Keeps the number of sources that had a row with a parity row. */
final class Presence {

    private Presence() {}

    /** The row with the number behind it. */
    static float[] mark(float[] row, int present) {
        float[] marked = Arrays.copyOf(row, row.length + 1);
        marked[row.length] = present;
        return marked;
    }

    /** The number behind a marked row. */
    static int of(float[] marked) {
        return (int) marked[marked.length - 1];
    }

    /** The row without the number. */
    static float[] unmark(float[] marked) {
        return Arrays.copyOf(marked, marked.length - 1);
    }
}
