package io.codedspark.codes.real.kernel;

import io.codedspark.codes.machine.MultiplyAdd;

/**
 * The loops over floats into one output: they widen, add up and round in one go, four inputs at a time; sums that are not
 * ended are kept in a strip of doubles. The order of additions is that of {@link DoubleLoops}.
 */
final class FloatLoops {

    private FloatLoops() {}

    /**
     * Sums a part of the blocks.
     *
     * @param sums at least {@code to - from} long; overwritten
     */
    static void sum(double[] weights, float[][] in, float[] out, double[] sums, int from, int to) {
        if (in.length == 4) {
            four(weights, in, out, from, to);
            return;
        }
        int next = in.length % 4;
        if (next == 0) {
            setFour(weights, in, sums, from, to);
            next = 4;
        } else {
            set(weights[0], in[0], sums, from, to);
            for (int j = 1; j < next; j++) {
                add(weights[j], in[j], sums, from, to);
            }
        }
        for (; in.length - next > 4; next += 4) {
            addFour(weights, in, next, sums, from, to);
        }
        if (next < in.length) {
            lastFour(weights, in, next, sums, out, from, to);
        } else {
            round(sums, out, from, to);
        }
    }

    private static void set(double weight, float[] in, double[] sums, int from, int to) {
        for (int i = 0; i < to - from; i++) {
            sums[i] = MultiplyAdd.of(weight, in[from + i], 0);
        }
    }

    private static void add(double weight, float[] in, double[] sums, int from, int to) {
        for (int i = 0; i < to - from; i++) {
            sums[i] = MultiplyAdd.of(weight, in[from + i], sums[i]);
        }
    }

    private static void round(double[] sums, float[] out, int from, int to) {
        for (int i = 0; i < to - from; i++) {
            out[from + i] = (float) sums[i];
        }
    }

    private static void four(double[] weights, float[][] in, float[] out, int from, int to) {
        float[] a = in[0];
        float[] b = in[1];
        float[] c = in[2];
        float[] d = in[3];
        double t = weights[0];
        double u = weights[1];
        double v = weights[2];
        double w = weights[3];
        for (int i = from; i < to; i++) {
            out[i] = (float) MultiplyAdd.of(
                    w, d[i], MultiplyAdd.of(v, c[i], MultiplyAdd.of(u, b[i], MultiplyAdd.of(t, a[i], 0))));
        }
    }

    private static void setFour(double[] weights, float[][] in, double[] sums, int from, int to) {
        float[] a = in[0];
        float[] b = in[1];
        float[] c = in[2];
        float[] d = in[3];
        double t = weights[0];
        double u = weights[1];
        double v = weights[2];
        double w = weights[3];
        for (int i = 0; i < to - from; i++) {
            int at = from + i;
            sums[i] = MultiplyAdd.of(
                    w, d[at], MultiplyAdd.of(v, c[at], MultiplyAdd.of(u, b[at], MultiplyAdd.of(t, a[at], 0))));
        }
    }

    private static void addFour(double[] weights, float[][] in, int next, double[] sums, int from, int to) {
        float[] a = in[next];
        float[] b = in[next + 1];
        float[] c = in[next + 2];
        float[] d = in[next + 3];
        double t = weights[next];
        double u = weights[next + 1];
        double v = weights[next + 2];
        double w = weights[next + 3];
        for (int i = 0; i < to - from; i++) {
            int at = from + i;
            sums[i] = MultiplyAdd.of(
                    w, d[at], MultiplyAdd.of(v, c[at], MultiplyAdd.of(u, b[at], MultiplyAdd.of(t, a[at], sums[i]))));
        }
    }

    private static void lastFour(
            double[] weights, float[][] in, int next, double[] sums, float[] out, int from, int to) {
        float[] a = in[next];
        float[] b = in[next + 1];
        float[] c = in[next + 2];
        float[] d = in[next + 3];
        double t = weights[next];
        double u = weights[next + 1];
        double v = weights[next + 2];
        double w = weights[next + 3];
        for (int i = 0; i < to - from; i++) {
            int at = from + i;
            out[at] = (float) MultiplyAdd.of(
                    w, d[at], MultiplyAdd.of(v, c[at], MultiplyAdd.of(u, b[at], MultiplyAdd.of(t, a[at], sums[i]))));
        }
    }
}
