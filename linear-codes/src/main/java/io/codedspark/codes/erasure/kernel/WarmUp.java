package io.codedspark.codes.erasure.kernel;

import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs the widest vector kernel on scratch memory, on one background thread, until it was compiled, and puts it to use where
 * it beats the scalar one. Before that a vector kernel is hundreds of times slower than a scalar one.
 *
 * <p>Only one width is ever tried in a JVM: on JDK 17, code that has met vectors of two widths is compiled ten times slower.
 */
final class WarmUp {

    private static final int STRIP = 16 << 10;
    private static final long LONGEST_NANOS = 12_000_000_000L;
    private static final long WINDOW_NANOS = 20_000_000L;
    private static final int STEADY_WINDOWS = 6;
    private static final double CLEARLY = 1.05;

    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "coded-kernel-warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });

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
        THREAD.execute(() -> new WarmUp(kernel, memory, inputs, outputs).choose());
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
        KernelKind.widest().ifPresent(widest -> {
            if (steadyNanos(widest, scalar) * CLEARLY < scalar) {
                kernel.use(widest, memory);
            }
        });
    }

    /** Nanoseconds for a strip, once they fall no more and beat another kernel; gives up after a time. */
    private double steadyNanos(KernelKind kind, double toBeat) {
        long start = System.nanoTime();
        double best = Double.MAX_VALUE;
        int windowsSinceBest = 0;
        while (System.nanoTime() - start < LONGEST_NANOS && (windowsSinceBest < STEADY_WINDOWS || best > toBeat)) {
            double now = window(kind);
            if (now < best * 0.97) {
                best = now;
                windowsSinceBest = 0;
            } else {
                windowsSinceBest++;
            }
        }
        return best;
    }

    private double window(KernelKind kind) {
        int chunks = STRIP / kernel.layout().chunkBytes();
        long from = System.nanoTime();
        long runs = 0;
        long now = from;
        while (now - from < WINDOW_NANOS) {
            kernel.run(kind, memory, in, inAt, out, outAt, chunks);
            runs++;
            now = System.nanoTime();
        }
        return (now - from) / (double) runs;
    }
}
