package io.codedspark.codes.real.kernel;

import io.codedspark.codes.machine.WarmUpThread;
import java.util.function.Consumer;

/**
 * Runs the vector kernels of a shape on scratch memory, on one background thread, until they were compiled, and hands them
 * over if they beat the plain ones. Before that a vector kernel is hundreds of times slower.
 */
final class SumWarmUp {

    private static final int LENGTH = 2048;
    private static final long LONGEST_NANOS = 8_000_000_000L;

    private SumWarmUp() {}

    static void request(SumShape shape, Consumer<VectorSums> whenFaster) {
        WarmUpThread.execute(() -> {
            VectorSums vectors = new VectorSums(shape);
            if (faster(shape, vectors)) {
                whenFaster.accept(vectors);
            }
        });
    }

    private static boolean faster(SumShape shape, VectorSums vectors) {
        double[][] weights = new double[shape.outputs()][shape.inputs()];
        return switch (shape.element()) {
            case FLOAT -> {
                float[][] in = new float[shape.inputs()][LENGTH];
                float[][] out = new float[shape.outputs()][LENGTH];
                yield faster(
                        () -> PlainSums.floats(weights, in, out, LENGTH), () -> vectors.run(weights, in, out, LENGTH));
            }
            case DOUBLE -> {
                double[][] in = new double[shape.inputs()][LENGTH];
                double[][] out = new double[shape.outputs()][LENGTH];
                yield faster(
                        () -> PlainSums.doubles(weights, in, out, LENGTH), () -> vectors.run(weights, in, out, LENGTH));
            }
        };
    }

    private static boolean faster(Runnable plain, Runnable vectors) {
        double toBeat = WarmUpThread.steadyNanos(plain, Double.MAX_VALUE, LONGEST_NANOS);
        return WarmUpThread.isFaster(WarmUpThread.steadyNanos(vectors, toBeat, LONGEST_NANOS), toBeat);
    }
}
