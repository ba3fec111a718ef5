package io.codedspark.parity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the number of sources that had a row with a parity row, and fills the places of those that had none. */
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

    /** The present rows in turn, until there are k. */
    static List<float[]> fill(List<float[]> present, int k) {
        List<float[]> filled = new ArrayList<>(k);
        for (int i = 0; i < k; i++) {
            filled.add(present.get(i % present.size()));
        }
        return filled;
    }

    /** How often the row at {@code position} of {@code present} rows stands among k. */
    static int count(int position, int present, int k) {
        return k / present + (position < k % present ? 1 : 0);
    }
}
