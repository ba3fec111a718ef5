package io.codedspark.parity;

import java.util.Arrays;

/**
 * Keeps with a parity row which sources had a row: behind the row's values, sixteen slots in each further value, so that
 * every float is exact.
 */
final class Presence {

    private static final int SLOTS_A_VALUE = 16;

    private Presence() {}

    /** The row with its sources behind it; bit {@code s} of {@code present} stands for source {@code s} of k. */
    static float[] mark(float[] row, long present, int k) {
        float[] marked = Arrays.copyOf(row, row.length + values(k));
        for (int v = 0; v < values(k); v++) {
            marked[row.length + v] = present >>> v * SLOTS_A_VALUE & 0xffff;
        }
        return marked;
    }

    /** The sources behind a marked row. */
    static long of(float[] marked, int k) {
        long present = 0;
        for (int v = 0; v < values(k); v++) {
            present |= (long) marked[marked.length - values(k) + v] << v * SLOTS_A_VALUE;
        }
        return present;
    }

    /** The row without its sources. */
    static float[] unmark(float[] marked, int k) {
        return Arrays.copyOf(marked, marked.length - values(k));
    }

    private static int values(int k) {
        return (k + SLOTS_A_VALUE - 1) / SLOTS_A_VALUE;
    }
}
