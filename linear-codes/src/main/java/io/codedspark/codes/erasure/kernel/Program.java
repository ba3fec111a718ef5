package io.codedspark.codes.erasure.kernel;

import java.util.List;

/** The kernels of all tiles of a matrix, run strip by strip so that what one tile writes is in cache for the next. */
final class Program {

    /** Bytes of a strip of each shard: several strips of all shards fit the second-level cache. */
    private static final int STRIP = 16 << 10;

    private final List<Kernel> kernels;
    private final int chunkBytes;
    private final int phases;
    private final int wordBytes;
    private final int chunksPerStrip;

    private Program(List<Kernel> kernels, Layout layout, KernelKind kind) {
        this.kernels = kernels;
        this.chunkBytes = layout.chunkBytes();
        this.phases = kind == KernelKind.INTERPRETER ? 1 : Layout.PACKET / kind.wordBytes();
        this.wordBytes = kind.wordBytes();
        this.chunksPerStrip = Math.max(1, STRIP / phases / chunkBytes);
    }

    static Program of(Layout layout, int[][] elements, MatrixTile.Start start, KernelKind kind, MemoryKind memory) {
        int operations = kind.isVector() ? 220 : 130;
        List<Kernel> kernels = MatrixTile.cut(layout, elements, start, kind.rowLimit(), operations).stream()
                .map(tile -> KernelLoader.load(tile, kind, memory))
                .toList();
        return new Program(kernels, layout, kind);
    }

    /** A kernel handles one word of each packet of a chunk; narrow words take several passes over a strip. */
    void run(Object[] in, int[] inAt, Object[] out, int[] outAt, int chunks) {
        int[] from = inAt.clone();
        int[] to = outAt.clone();
        for (int chunk = 0; chunk < chunks; chunk += chunksPerStrip) {
            int some = Math.min(chunksPerStrip, chunks - chunk);
            for (Kernel kernel : kernels) {
                for (int phase = 0; phase < phases; phase++) {
                    move(from, inAt, chunk * chunkBytes + phase * wordBytes);
                    move(to, outAt, chunk * chunkBytes + phase * wordBytes);
                    kernel.run(in, from, out, to, some);
                }
            }
        }
    }

    private static void move(int[] moved, int[] starts, int by) {
        for (int i = 0; i < starts.length; i++) {
            moved[i] = starts[i] + by;
        }
    }
}
