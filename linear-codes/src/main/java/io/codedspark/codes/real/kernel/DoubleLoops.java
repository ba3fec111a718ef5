package io.codedspark.codes.real.kernel;

import io.codedspark.codes.machine.MultiplyAdd;
import java.util.Arrays;

/**
 * The loops over doubles: up to four inputs at a time into one output, in a form that the compiler makes vectors of. Every
 * sum starts from 0 and takes its inputs in order, however these are grouped, so grouping does not change a bit of it.
 */
final class DoubleLoops {

    private DoubleLoops() {}

    /** Whole blocks, input by input: for short ones. */
    static void each(double[][] weights, double[][] in, double[][] out) {
        for (int i = 0; i < out.length; i++) {
            Arrays.fill(out[i], 0);
            for (int j = 0; j < in.length; j++) {
                add(weights[i][j], in[j], out[i], 0, out[i].length);
            }
        }
    }

    /** A strip of all outputs. */
    static void strip(double[][] weights, double[][] in, double[][] out, int from, int to) {
        for (int first = 0; first < in.length; first += 4) {
            int inputs = Math.min(4, in.length - first);
            for (int i = 0; i < out.length; i++) {
                if (inputs == 4 && first == 0) {
                    set4(weights[i], in, out[i], from, to);
                } else if (inputs == 4) {
                    add4(weights[i], in, first, out[i], from, to);
                } else {
                    few(weights[i], in, first, out[i], from, to);
                }
            }
        }
    }

    private static void few(double[] weights, double[][] in, int first, double[] out, int from, int to) {
        int next = first;
        if (first == 0) {
            set(weights[0], in[0], out, from, to);
            next = 1;
        }
        if (in.length - next >= 2) {
            add2(weights[next], in[next], weights[next + 1], in[next + 1], out, from, to);
            next += 2;
        }
        if (next < in.length) {
            add(weights[next], in[next], out, from, to);
        }
    }

    private static void set(double weight, double[] in, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = MultiplyAdd.of(weight, in[i], 0);
        }
    }

    private static void add(double weight, double[] in, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = MultiplyAdd.of(weight, in[i], out[i]);
        }
    }

    private static void add2(double v, double[] a, double w, double[] b, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = MultiplyAdd.of(w, b[i], MultiplyAdd.of(v, a[i], out[i]));
        }
    }

    private static void set4(double[] weights, double[][] in, double[] out, int from, int to) {
        double[] a = in[0];
        double[] b = in[1];
        double[] c = in[2];
        double[] d = in[3];
        double t = weights[0];
        double u = weights[1];
        double v = weights[2];
        double w = weights[3];
        for (int i = from; i < to; i++) {
            out[i] = MultiplyAdd.of(
                    w, d[i], MultiplyAdd.of(v, c[i], MultiplyAdd.of(u, b[i], MultiplyAdd.of(t, a[i], 0))));
        }
    }

    private static void add4(double[] weights, double[][] in, int first, double[] out, int from, int to) {
        double[] a = in[first];
        double[] b = in[first + 1];
        double[] c = in[first + 2];
        double[] d = in[first + 3];
        double t = weights[first];
        double u = weights[first + 1];
        double v = weights[first + 2];
        double w = weights[first + 3];
        for (int i = from; i < to; i++) {
            out[i] = MultiplyAdd.of(
                    w, d[i], MultiplyAdd.of(v, c[i], MultiplyAdd.of(u, b[i], MultiplyAdd.of(t, a[i], out[i]))));
        }
    }
}
