package io.codedspark.codes.real.kernel;

import io.codedspark.codes.machine.WarmUpThread;

/**
 * Runs the vector kernels of a shape on scratch memory, on one background thread, until they were compiled, and reports
 * whether they beat the plain ones. Before that a vector kernel is hundreds of times slower.
 */
final class SumWarmUp {

    private static final int LENGTH = 2048;
    private static final long LONGEST_NANOS = 8_000_000_000L;

    private SumWarmUp() {}

    static void request(VectorSums.Shape shape, Runnable whenFaster) {
        WarmUpThread.execute(() -> {
            if (faster(shape)) {
                whenFaster.run();
            }
        });
    }

    private static boolean faster(VectorSums.Shape shape) {
        double[][] weights = new double[shape.outputs()][shape.inputs()];
        float[][] in = new float[shape.inputs()][LENGTH];
        float[][] out = new float[shape.outputs()][LENGTH];
        double plain = WarmUpThread.steadyNanos(
                () -> PlainSums.floats(weights, in, out, 0, LENGTH), Double.MAX_VALUE, LONGEST_NANOS);
        double vectors = WarmUpThread.steadyNanos(() -> VectorSums.run(weights, in, out, LENGTH), plain, LONGEST_NANOS);
        return WarmUpThread.isFaster(vectors, plain);
    }
}
