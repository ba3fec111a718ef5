package io.codedspark.parity;

import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.NetworkPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Tells networks {@code F(x) = W x + b} from others. */
final class Linearity {

    private static final int TRIALS = 8;
    private static final double TOLERANCE = 1e-4;

    private Linearity() {}

    /** The constant {@code b = F(0)} of a linear network. */
    static float[] constantOf(Network network) {
        Random random = new Random(20260101);
        int width = network.inputWidth();
        List<float[]> rows = new ArrayList<>();
        rows.add(new float[width]);
        for (int t = 0; t < TRIALS; t++) {
            float[] a = random(random, width);
            float[] b = random(random, width);
            float[] sum = new float[width];
            for (int i = 0; i < width; i++) {
                sum[i] = a[i] + b[i];
            }
            rows.addAll(List.of(a, b, sum));
        }
        List<float[]> outputs = NetworkPool.shared().run(network, rows);
        float[] constant = outputs.get(0);
        for (int t = 0; t < TRIALS; t++) {
            check(constant, outputs.get(1 + 3 * t), outputs.get(2 + 3 * t), outputs.get(3 + 3 * t));
        }
        return constant;
    }

    private static void check(float[] constant, float[] a, float[] b, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            double expected = (double) a[i] + b[i] - constant[i];
            double size = 1 + Math.abs(a[i]) + Math.abs(b[i]) + Math.abs(sum[i]);
            if (Math.abs(sum[i] - expected) > TOLERANCE * size) {
                throw new IllegalArgumentException(
                        "The network is not linear: for two rows a and b, F(a + b) = " + sum[i]
                                + " in place " + i + ", but F(a) + F(b) - F(0) = " + expected
                                + ". Train a parity model for it instead.");
            }
        }
    }

    private static float[] random(Random random, int width) {
        float[] row = new float[width];
        for (int i = 0; i < width; i++) {
            row[i] = 2 * random.nextFloat() - 1;
        }
        return row;
    }
}
