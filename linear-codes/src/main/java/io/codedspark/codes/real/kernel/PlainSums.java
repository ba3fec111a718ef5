package io.codedspark.codes.real.kernel;

/** Sums by strips in plain Java. Strips of floats are widened once for all outputs. */
final class PlainSums {

    /** Elements of a strip of doubles: 8 KiB a block. */
    private static final int DOUBLE_STRIP = 1024;
    /** Elements of a widened strip: 2 KiB a block. */
    private static final int FLOAT_STRIP = 256;

    private PlainSums() {}

    static void doubles(double[][] weights, double[][] in, double[][] out, int length) {
        for (int from = 0; from < length; from += DOUBLE_STRIP) {
            DoubleLoops.strip(weights, in, out, from, Math.min(length, from + DOUBLE_STRIP));
        }
    }

    static void floats(double[][] weights, float[][] in, float[][] out, int length) {
        int strip = Math.min(FLOAT_STRIP, length);
        double[][] wide = new double[in.length][strip];
        double[][] sums = new double[out.length][strip];
        for (int from = 0; from < length; from += strip) {
            int count = Math.min(strip, length - from);
            for (int j = 0; j < in.length; j++) {
                widen(in[j], from, wide[j], count);
            }
            DoubleLoops.strip(weights, wide, sums, 0, count);
            for (int i = 0; i < out.length; i++) {
                narrow(sums[i], out[i], from, count);
            }
        }
    }

    private static void widen(float[] block, int from, double[] wide, int count) {
        for (int i = 0; i < count; i++) {
            wide[i] = block[from + i];
        }
    }

    private static void narrow(double[] sums, float[] block, int from, int count) {
        for (int i = 0; i < count; i++) {
            block[from + i] = (float) sums[i];
        }
    }
}
