package io.codedspark.codes.erasure.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a matrix over a finite field that is small enough for one generated method.
 *
 * @param layout how elements lie in shards
 * @param elements the matrix {@code [outputs][inputs]}
 * @param firstInput first column of the tile
 * @param inputs columns of the tile
 * @param firstRow first packet row of the tile: output {@code row / packets}, packet {@code row % packets}
 * @param rows packet rows of the tile
 * @param start what outputs start from
 */
record MatrixTile(Layout layout, int[][] elements, int firstInput, int inputs, int firstRow, int rows, Start start) {

    /** What outputs start from. */
    enum Start {
        ZERO,
        /** From what is in them. */
        OUTPUT
    }

    int output(int row) {
        return (firstRow + row) / layout.packets();
    }

    int packet(int row) {
        return (firstRow + row) % layout.packets();
    }

    /** The element for a packet row and an input, both counted within the tile. */
    int element(int row, int input) {
        return elements[output(row)][firstInput + input];
    }

    /** Which packets of an input sum up to its part of a packet row. */
    int mask(int row, int input) {
        return layout.field().productBit(element(row, input), packet(row));
    }

    /** Cuts a matrix into tiles, inputs within rows, so that the first of several tiles of the same rows starts them. */
    static List<MatrixTile> cut(Layout layout, int[][] elements, Start start, int rowLimit, int operations) {
        int allInputs = elements[0].length;
        int allRows = elements.length * layout.packets();
        List<MatrixTile> tiles = new ArrayList<>();
        int bands = (allRows + rowLimit - 1) / rowLimit;
        for (int band = 0; band < bands; band++) {
            int from = Math.toIntExact((long) allRows * band / bands);
            int to = Math.toIntExact((long) allRows * (band + 1) / bands);
            int most = Math.max(1, operations / (to - from + layout.packets()));
            int parts = (allInputs + most - 1) / most;
            for (int part = 0; part < parts; part++) {
                int left = allInputs * part / parts;
                int right = allInputs * (part + 1) / parts;
                Start startOfPart = part == 0 ? start : Start.OUTPUT;
                tiles.add(new MatrixTile(layout, elements, left, right - left, from, to - from, startOfPart));
            }
        }
        return tiles;
    }
}
