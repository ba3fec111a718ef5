package io.codedspark.parity.data;

/** A smooth curve through given points: the Catmull-Rom spline, sampled. */
final class Curve {

    private static final int SAMPLES_A_PIECE = 6;

    private Curve() {}

    /** Points along the curve, the given first and last ones included; two points give a straight line. */
    static float[][] through(float[][] points) {
        int pieces = points.length - 1;
        float[][] curve = new float[pieces * SAMPLES_A_PIECE + 1][2];
        for (int piece = 0; piece < pieces; piece++) {
            float[] before = points[Math.max(0, piece - 1)];
            float[] from = points[piece];
            float[] to = points[piece + 1];
            float[] after = points[Math.min(pieces, piece + 2)];
            for (int s = 0; s < SAMPLES_A_PIECE; s++) {
                float t = s / (float) SAMPLES_A_PIECE;
                for (int axis = 0; axis < 2; axis++) {
                    curve[piece * SAMPLES_A_PIECE + s][axis] = at(t, before[axis], from[axis], to[axis], after[axis]);
                }
            }
        }
        curve[curve.length - 1] = points[pieces].clone();
        return curve;
    }

    private static float at(float t, float before, float from, float to, float after) {
        float linear = to - before;
        float square = 2 * before - 5 * from + 4 * to - after;
        float cube = 3 * (from - to) + after - before;
        return from + 0.5f * t * (linear + t * (square + t * cube));
    }
}
