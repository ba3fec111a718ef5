package io.codedspark.codes.real.kernel;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs the vector kernels of a shape on scratch memory, on one background thread, until they were compiled, and reports
 * whether they beat the plain ones. Before that a vector kernel is hundreds of times slower.
 */
final class SumWarmUp {

    private static final int LENGTH = 2048;
    private static final long LONGEST_NANOS = 8_000_000_000L;
    private static final long WINDOW_NANOS = 20_000_000L;
    private static final int STEADY_WINDOWS = 6;
    private static final double CLEARLY = 1.05;

    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "coded-sums-warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });

    private SumWarmUp() {}

    static void request(VectorSums.Shape shape, Runnable whenFaster) {
        THREAD.execute(() -> {
            if (faster(shape)) {
                whenFaster.run();
            }
        });
    }

    private static boolean faster(VectorSums.Shape shape) {
        double[][] weights = new double[shape.outputs()][shape.inputs()];
        float[][] in = new float[shape.inputs()][LENGTH];
        float[][] out = new float[shape.outputs()][LENGTH];
        double plain = steadyNanos(() -> PlainSums.floats(weights, in, out, 0, LENGTH), Double.MAX_VALUE);
        return steadyNanos(() -> VectorSums.run(weights, in, out, LENGTH), plain) * CLEARLY < plain;
    }

    /** Nanoseconds a run, once they fall no more and beat another kernel; gives up after a time. */
    private static double steadyNanos(Runnable work, double toBeat) {
        long start = System.nanoTime();
        double best = Double.MAX_VALUE;
        int windowsSinceBest = 0;
        while (System.nanoTime() - start < LONGEST_NANOS && (windowsSinceBest < STEADY_WINDOWS || best > toBeat)) {
            double now = window(work);
            if (now < best * 0.97) {
                best = now;
                windowsSinceBest = 0;
            } else {
                windowsSinceBest++;
            }
        }
        return best;
    }

    private static double window(Runnable work) {
        long from = System.nanoTime();
        long now = from;
        long runs = 0;
        while (now - from < WINDOW_NANOS) {
            work.run();
            runs++;
            now = System.nanoTime();
        }
        return (now - from) / (double) runs;
    }
}
