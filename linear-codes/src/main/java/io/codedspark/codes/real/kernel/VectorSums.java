package io.codedspark.codes.real.kernel;

import java.util.List;

/** The generated vector kernels of a shape, run strip by strip where it has several tiles. Thread-safe. */
final class VectorSums {

    /**
     * Elements of a strip where there are several tiles: what all of them write is still in the second cache when it is read
     * again. Strips that fit into the first cache are a tenth faster there, but too short for the processor's prefetching:
     * a third slower from memory.
     */
    private static final int STRIP = 2048;

    private final SumShape shape;
    private final SumTile.Placed[] tiles;
    private final SumKernel[] kernels;
    private final int step;
    private final boolean keepsSums;

    VectorSums(SumShape shape) {
        this.shape = shape;
        List<SumTile.Placed> cut = SumTile.cut(shape);
        tiles = cut.toArray(SumTile.Placed[]::new);
        kernels = cut.stream().map(placed -> SumLoader.load(placed.tile())).toArray(SumKernel[]::new);
        step = cut.get(0).tile().step();
        keepsSums = shape.element() == Element.FLOAT
                && cut.stream().anyMatch(placed -> placed.tile().end() == SumTile.Edge.STRIP);
    }

    /** The shortest blocks that can be summed, in elements. */
    int leastLength() {
        return step;
    }

    /**
     * Sums whole blocks. What is left over at the end is not summed element by element but as a last step that
     * overlaps the one before, so that every element is computed in the same way.
     *
     * @param weights one row for each output, one weight for each input
     * @param in blocks of {@code length} elements, {@code float[]} or {@code double[]} as the shape says
     * @param out likewise
     * @param length at least {@link #leastLength}
     */
    void run(double[][] weights, Object[] in, Object[] out, int length) {
        double[][] sums = new double[shape.outputs()][keepsSums ? STRIP : 0];
        int whole = length - length % step;
        int strip = tiles.length == 1 ? whole : STRIP;
        for (int from = 0; from < whole; from += strip) {
            strip(weights, in, out, sums, from, Math.min(strip, whole - from));
        }
        if (whole < length) {
            strip(weights, in, out, sums, length - step, step);
        }
    }

    private void strip(double[][] weights, Object[] in, Object[] out, double[][] sums, int from, int count) {
        for (int t = 0; t < kernels.length; t++) {
            kernels[t].run(in, tiles[t].firstInput(), out, tiles[t].firstOutput(), sums, weights, from, count);
        }
    }
}
