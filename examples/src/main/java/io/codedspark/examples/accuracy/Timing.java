package io.codedspark.examples.accuracy;

import io.codedspark.codes.Erasures;
import io.codedspark.parity.train.TrainingData;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.GroupOutputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Microseconds a row in batches of 256, on one thread.
 *
 * @param encode a parity row
 * @param answer a parity row
 * @param decode an erased row
 */
record Timing(double encode, double answer, double decode) {

    static final Timing NONE = new Timing(0, 0, 0);

    private static final int ROWS = 256;
    private static final int PASSES = 7;

    static Timing of(CodedFunction<float[], float[]> code, TrainingData data) {
        int k = code.shape().k();
        List<List<float[]>> sources = new ArrayList<>();
        for (int s = 0; s < k; s++) {
            List<float[]> source = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                source.add(data.pixels()[(s * ROWS + i) % data.rows()]);
            }
            sources.add(source);
        }
        List<List<float[]>> outputs = new ArrayList<>();
        sources.forEach(source -> outputs.add(code.apply(source)));
        List<float[]> encoded = code.encode(0, sources);
        for (int parity = 0; parity < code.shape().r(); parity++) {
            outputs.add(code.applyParity(parity, code.encode(parity, sources)));
        }
        outputs.set(0, List.of());
        GroupOutputs<float[]> arrived = new GroupOutputs<>(Erasures.of(code.shape(), 0), outputs);
        return new Timing(
                micros(() -> code.encode(0, sources)),
                micros(() -> code.applyParity(0, encoded)),
                micros(() -> code.decode(0, arrived, ROWS)));
    }

    /** Of a pass over a batch, a row's share; the median of passes. */
    static double micros(Runnable work) {
        double[] passes = new double[PASSES];
        for (int i = 0; i < PASSES; i++) {
            long start = System.nanoTime();
            work.run();
            passes[i] = (System.nanoTime() - start) / 1e3 / ROWS;
        }
        Arrays.sort(passes);
        return passes[PASSES / 2];
    }
}
