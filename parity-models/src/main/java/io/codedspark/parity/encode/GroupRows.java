package io.codedspark.parity.encode;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.run.ImageShape;

/** Checks of what codes are given. */
final class GroupRows {

    private GroupRows() {}

    /** The first slot that has a row, after checking all. */
    static int check(GroupShape shape, ImageShape source, float[][] rows) {
        if (rows.length != shape.k()) {
            throw new IllegalArgumentException(
                    "Rows of " + rows.length + " sources given, but the code has k = " + shape.k() + ".");
        }
        int first = -1;
        for (int s = 0; s < rows.length; s++) {
            if (rows[s].length != 0 && rows[s].length != source.size()) {
                throw new IllegalArgumentException("Source " + s + " has a row of " + rows[s].length
                        + " values, but the network takes " + source.size()
                        + "; rows that protect each other need equal widths.");
            }
            first = first < 0 && rows[s].length > 0 ? s : first;
        }
        if (first < 0) {
            throw new IllegalArgumentException("A parity row needs a row of one source at least, but none has one.");
        }
        return first;
    }
}
