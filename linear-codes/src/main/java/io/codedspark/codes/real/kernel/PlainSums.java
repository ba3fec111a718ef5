package io.codedspark.codes.real.kernel;

/**
 * Sums by strips in plain Java. Floats are widened in the loop that adds them up where there are one or two outputs, and
 * once for all outputs, strip by strip, where there are more.
 */
final class PlainSums {

    /** Elements of a strip of doubles: 8 KiB a block. */
    private static final int DOUBLE_STRIP = 1024;
    /** Up to so many outputs widening floats for each of them costs less than writing them down. */
    private static final int MOST_DIRECT = 2;
    /** Elements of the one strip of sums that they need. */
    private static final int DIRECT_STRIP = 1024;
    /** Elements of a widened strip: 2 KiB a block. */
    private static final int FLOAT_STRIP = 256;

    private PlainSums() {}

    static void doubles(double[][] weights, double[][] in, double[][] out, int length) {
        for (int from = 0; from < length; from += DOUBLE_STRIP) {
            DoubleLoops.strip(weights, in, out, from, Math.min(length, from + DOUBLE_STRIP));
        }
    }

    static void floats(double[][] weights, float[][] in, float[][] out, int length) {
        if (in.length > 0 && out.length <= MOST_DIRECT) {
            direct(weights, in, out, length);
        } else {
            widened(weights, in, out, length);
        }
    }

    private static void direct(double[][] weights, float[][] in, float[][] out, int length) {
        double[] sums = new double[Math.min(DIRECT_STRIP, length)];
        for (int from = 0; from < length; from += DIRECT_STRIP) {
            int to = Math.min(length, from + DIRECT_STRIP);
            for (int i = 0; i < out.length; i++) {
                FloatLoops.sum(weights[i], in, out[i], sums, from, to);
            }
        }
    }

    private static void widened(double[][] weights, float[][] in, float[][] out, int length) {
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
