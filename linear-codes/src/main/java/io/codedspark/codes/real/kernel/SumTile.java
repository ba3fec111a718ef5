package io.codedspark.codes.real.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * What a kernel is generated for.
 *
 * @param element the type of the blocks
 * @param inputs 1 to 10
 * @param outputs 1 to 4
 * @param start whether sums start from those of the tile before, or from nothing
 * @param end whether sums are kept for the tile after, or go to the output blocks
 */
record SumTile(Element element, int inputs, int outputs, Edge start, Edge end) {

    private static final int MOST_OUTPUTS = 4;

    /** Where sums come from or go to. */
    enum Edge {
        BLOCK,
        STRIP
    }

    /** Where a tile lies. */
    record Placed(SumTile tile, int firstInput, int firstOutput) {}

    /** Vectors of each block that one turn of the loop handles. */
    int columns() {
        return element.columns();
    }

    /** Elements of each block that one turn of the loop handles. */
    int step() {
        return columns() * VectorSpecies.lanes();
    }

    /** Cuts a matrix of weights into tiles of about equal size; the tiles of an output in order of inputs. */
    static List<Placed> cut(SumShape shape) {
        List<Placed> tiles = new ArrayList<>();
        int down = parts(shape.outputs(), MOST_OUTPUTS);
        for (int row = 0; row < down; row++) {
            int top = row * shape.outputs() / down;
            int rows = (row + 1) * shape.outputs() / down - top;
            int across = parts(shape.inputs(), shape.element().mostInputs(rows));
            for (int column = 0; column < across; column++) {
                int left = column * shape.inputs() / across;
                int columns = (column + 1) * shape.inputs() / across - left;
                Edge start = column == 0 ? Edge.BLOCK : Edge.STRIP;
                Edge end = column == across - 1 ? Edge.BLOCK : Edge.STRIP;
                tiles.add(new Placed(new SumTile(shape.element(), columns, rows, start, end), left, top));
            }
        }
        return tiles;
    }

    private static int parts(int whole, int most) {
        return (whole + most - 1) / most;
    }
}
