package io.codedspark.codes.real.kernel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Sums of floats by generated vector kernels, strip by strip where a matrix has several tiles. */
final class VectorSums {

    /** Elements of a strip: 8 KiB of sums an output. */
    private static final int STRIP = 1024;

    private static final long ELEMENTS_BEFORE_WARM_UP = 256 << 10;
    private static final Map<Shape, State> STATES = new ConcurrentHashMap<>();

    private VectorSums() {}

    /** A shape of matrix whose kernels are warmed up together. */
    record Shape(int inputs, int outputs) {}

    private static final class State {
        private volatile boolean ready;
        private final AtomicLong left = new AtomicLong(ELEMENTS_BEFORE_WARM_UP);
    }

    /** Whether the kernels of a shape are warm and faster; counts its use, and asks for a warm-up after a while. */
    static boolean ready(int inputs, int outputs, int length) {
        Shape shape = new Shape(inputs, outputs);
        State state = STATES.computeIfAbsent(shape, ignored -> new State());
        if (state.ready) {
            return true;
        }
        long elements = (long) length * inputs;
        long before = state.left.getAndAdd(-elements);
        if (before > 0 && before <= elements) {
            SumWarmUp.request(shape, () -> state.ready = true);
        }
        return false;
    }

    static void run(double[][] weights, float[][] in, float[][] out, int length) {
        List<SumTile.Placed> tiles = SumTile.cut(in.length, out.length);
        SumKernel[] kernels =
                tiles.stream().map(placed -> SumLoader.load(placed.tile())).toArray(SumKernel[]::new);
        int whole = length - length % VectorSpecies.lanes();
        boolean severalTiles = tiles.stream().anyMatch(placed -> placed.tile().end() == SumTile.Edge.STRIP);
        double[][] sums = new double[out.length][severalTiles ? STRIP : 0];
        int step = tiles.size() > 1 ? STRIP : Math.max(1, whole);
        for (int from = 0; from < whole; from += step) {
            int count = Math.min(step, whole - from);
            for (int t = 0; t < kernels.length; t++) {
                SumTile.Placed placed = tiles.get(t);
                kernels[t].run(in, placed.firstInput(), out, placed.firstOutput(), sums, weights, from, count);
            }
        }
        if (whole < length) {
            PlainSums.floats(weights, in, out, whole, length);
        }
    }
}
