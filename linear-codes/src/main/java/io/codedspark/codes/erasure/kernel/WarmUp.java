package io.codedspark.codes.erasure.kernel;

import io.codedspark.codes.machine.WarmUpThread;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Runs a vector kernel on scratch memory, on one background thread, until it was compiled, and puts it to use where it beats the
 * scalar one. Before that a vector kernel is hundreds of times slower than a scalar one.
 */
final class WarmUp {

    private static final VectorWidths WIDTHS = new VectorWidths(KernelKind.available());
    private static final int STRIP = 16 << 10;
    private static final long LONGEST_NANOS = 12_000_000_000L;

    private final MatrixKernel kernel;
    private final MemoryKind memory;
    private final Object[] in;
    private final int[] inAt;
    private final Object[] out;
    private final int[] outAt;

    private WarmUp(MatrixKernel kernel, MemoryKind memory, int inputs, int outputs) {
        this.kernel = kernel;
        this.memory = memory;
        in = scratch(inputs);
        inAt = new int[inputs];
        out = scratch(outputs);
        outAt = new int[outputs];
    }

    static void request(MatrixKernel kernel, MemoryKind memory, int inputs, int outputs) {
        WarmUpThread.execute(() -> new WarmUp(kernel, memory, inputs, outputs).choose());
    }

    private Object[] scratch(int shards) {
        Object[] scratch = new Object[shards];
        for (int i = 0; i < shards; i++) {
            scratch[i] = memory == MemoryKind.HEAP ? new byte[STRIP] : ByteBuffer.allocateDirect(STRIP);
        }
        return scratch;
    }

    private void choose() {
        double scalar = steadyNanos(KernelKind.SCALAR, Double.MAX_VALUE);
        kernel.use(KernelKind.SCALAR, memory);
        Optional<KernelKind> width = WIDTHS.current();
        while (width.isPresent()) {
            width = tryWidth(width.get(), scalar);
        }
    }

    /** Uses a width where it wins; else gives the next one to try. */
    private Optional<KernelKind> tryWidth(KernelKind width, double scalar) {
        double nanos = steadyNanos(width, scalar);
        if (WarmUpThread.isFaster(nanos, scalar)) {
            WIDTHS.won(width);
            kernel.use(width, memory);
            return Optional.empty();
        }
        return WIDTHS.lost(width, nanos / scalar);
    }

    /** Nanoseconds for a strip. */
    private double steadyNanos(KernelKind kind, double toBeat) {
        int chunks = STRIP / kernel.layout().chunkBytes();
        return WarmUpThread.steadyNanos(
                () -> kernel.run(kind, memory, in, inAt, out, outAt, chunks), toBeat, LONGEST_NANOS);
    }
}
