package io.codedspark.codes.real.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * What a kernel is generated for.
 *
 * @param inputs 1 to 10: with four outputs about as much as the compiler keeps in one loop
 * @param outputs 1 to 4
 * @param start whether sums start from the strips of sums, or from nothing
 * @param end whether sums go to these strips, or to the output blocks
 */
record SumTile(int inputs, int outputs, Edge start, Edge end) {

    private static final int MOST_INPUTS = 10;
    private static final int MOST_OUTPUTS = 4;

    /** Where sums come from or go to. */
    enum Edge {
        BLOCK,
        STRIP
    }

    /** Where a tile lies. */
    record Placed(SumTile tile, int firstInput, int firstOutput) {}

    /** Cuts a matrix of weights into tiles of about equal size; the tiles of an output in order of inputs. */
    static List<Placed> cut(int inputs, int outputs) {
        List<Placed> tiles = new ArrayList<>();
        int across = (inputs + MOST_INPUTS - 1) / MOST_INPUTS;
        int down = (outputs + MOST_OUTPUTS - 1) / MOST_OUTPUTS;
        for (int row = 0; row < down; row++) {
            int top = row * outputs / down;
            int rows = (row + 1) * outputs / down - top;
            for (int column = 0; column < across; column++) {
                int left = column * inputs / across;
                int columns = (column + 1) * inputs / across - left;
                Edge start = column == 0 ? Edge.BLOCK : Edge.STRIP;
                Edge end = column == across - 1 ? Edge.BLOCK : Edge.STRIP;
                tiles.add(new Placed(new SumTile(columns, rows, start, end), left, top));
            }
        }
        return tiles;
    }
}
