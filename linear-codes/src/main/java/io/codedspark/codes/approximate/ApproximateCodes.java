package io.codedspark.codes.approximate;

import io.codedspark.codes.ArrivalCode;

/**
 * Makes approximate codes. The two block codes serve any smooth function: {@code k} blocks are values of a curve, task
 * {@code i} applies the function to the curve's point {@code i}, and the results are values of the curve {@code f(u(z))},
 * from which the blocks' results are read. No number of arrivals is a threshold; any one decodes, and more are better.
 *
 * <p><b>What they cost.</b> No task works on a block itself: <em>every</em> row of every answer is an estimate, also when
 * no task is missing. An exact systematic code or a learned parity leaves the rows that arrived as they are. Block
 * codes are worth their tax only with many more tasks than blocks ({@code n} about {@code 4 k} and more), where
 * replication could be had too, and only for smooth functions: decode logits and not probabilities, and never labels.
 *
 * <p>{@link io.codedspark.codes.Decoding#residual} and {@link io.codedspark.codes.Decoding#condition} are those of a linear
 * function. For another one the residual is a score to compare sets of arrivals with and says nothing certain.
 */
public final class ApproximateCodes {

    private static final int MOST_TASKS = 4096;

    private ApproximateCodes() {}

    /**
     * Berrut's rational interpolation through the blocks at Chebyshev points of the first kind, sampled at {@code n}
     * Chebyshev points of the second kind, and back through those that arrived. Points that coincide are copies, and the
     * alternating signs count the arrived tasks. Jahani-Nezhad, Maddah-Ali, "Berrut approximated coded computing" (2023).
     *
     * @param k blocks, 1 or more
     * @param n tasks, {@code k} to 4096
     */
    public static ArrivalCode berrut(int k, int n) {
        check(k, n);
        BlockCurve curve = new BerrutCurve();
        return new CurveCode("berrut(k=" + k + ", n=" + n + ")", k, n, curve, curve);
    }

    /**
     * Natural cubic smoothing splines through the blocks and through the arrived results, on the points of {@link
     * #berrut}. Neither is extrapolated: outside its points it keeps the value of the last one. Larger penalties smooth
     * more; choose them on a sample with missing tasks. 0 interpolates. Moradi, Tahmasebi, Maddah-Ali, "Coded computing for resilient
     * distributed computing: a learning-theoretic framework" (2024).
     *
     * @param k blocks, 1 or more
     * @param n tasks, {@code k} to 4096
     * @param lambdaEncode penalty of the blocks' curve, 0 or more; keep it tiny or 0
     * @param lambdaDecode penalty of the results' curve, 0 or more
     */
    public static ArrivalCode smoothingSpline(int k, int n, double lambdaEncode, double lambdaDecode) {
        check(k, n);
        if (!(lambdaEncode >= 0 && lambdaDecode >= 0 && lambdaEncode + lambdaDecode < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Penalties of a smoothing spline are 0 or more and finite, but got "
                    + lambdaEncode + " for encoding and " + lambdaDecode + " for decoding; start with 0 and 1e-6.");
        }
        String name = "spline(k=" + k + ", n=" + n + ", " + lambdaEncode + ", " + lambdaDecode + ")";
        return new CurveCode(name, k, n, new SplineCurve(lambdaEncode), new SplineCurve(lambdaDecode));
    }

    /**
     * Over-sketching of a product {@code A B} with a huge inner dimension: {@code n + e} independent count sketches, of
     * which the mean of any {@code n} is taken. The estimate is unbiased (its mean over seeds is {@code A B}), and its
     * expected error in the Frobenius norm is at most about {@code |A| |B| sqrt(2 / (n width))}. It pays where the inner
     * dimension has many more parts than there are tasks, and {@code A B} is not small against {@code |A| |B|} (as {@code
     * A'A}). Gupta et al., "OverSketch: approximate matrix multiplication for the cloud" (2018).
     *
     * <p>The encoder's weights act on the <em>inner</em> dimension: {@code A} is cut into {@code parts} column blocks and
     * {@code B} into as many row blocks, both the same way, and the one output is {@code sum of A_i B_i}, as large as
     * {@code A B}. A task is one bucket: it adds the parts that fall into its bucket, with signs 1 or -1 that both
     * operands share, and multiplies the two sums. Bucket {@code c} of sketch {@code b} is task {@code b * width + c}; a
     * sketch counts when all its {@code width} buckets arrived, so any {@code e} missing tasks decode. The tasks of a
     * sketch may well run as one. {@code residual} is relative to the weights wanted: about {@code sqrt(parts / (n
     * width))}.
     *
     * @param parts of the inner dimension, 1 or more
     * @param n sketches needed, 1 or more
     * @param e sketches that may be missing, 0 or more
     * @param width buckets of a sketch, 1 or more, with {@code (n + e) * width} at most 4096
     * @param seed of buckets and signs; the same seed gives the same code
     */
    public static ArrivalCode overSketch(int parts, int n, int e, int width, long seed) {
        if (parts < 1 || n < 1 || e < 0 || width < 1 || ((long) n + e) * width > MOST_TASKS) {
            throw new IllegalArgumentException("Over-sketching needs parts >= 1, n >= 1 sketches, e >= 0 spare ones and"
                    + " (n + e) * width from 1 to " + MOST_TASKS + ", but parts = " + parts + ", n = " + n + ", e = "
                    + e + " and width = " + width + "; cut the product's outer dimensions for more tasks.");
        }
        return new OverSketchCode(parts, n, e, width, seed);
    }

    private static void check(int k, int n) {
        if (k < 1 || n < k || n > MOST_TASKS) {
            throw new IllegalArgumentException(
                    "An approximate block code needs k >= 1 blocks and n = k .. " + MOST_TASKS
                            + " tasks, but k = " + k + " and n = " + n + "; take n = "
                            + Math.min(MOST_TASKS, Math.max(4, 4 * k))
                            + " or use smaller groups.");
        }
    }
}
