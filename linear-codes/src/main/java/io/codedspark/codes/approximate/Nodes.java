package io.codedspark.codes.approximate;

import java.util.stream.IntStream;

/** The points on {@code [-1, 1]}, falling, at which blocks and tasks lie. */
final class Nodes {

    /** Nodes closer than this are the same: distinct ones of any size that is allowed are further apart. */
    static final double SAME = 1e-12;

    private Nodes() {}

    /** Block {@code j} of {@code k} lies at {@code cos((2j + 1) pi / 2k)}: Chebyshev points of the first kind. */
    static double[] ofBlocks(int k) {
        return IntStream.range(0, k)
                .mapToDouble(j -> Math.cos((2 * j + 1) * Math.PI / (2 * k)))
                .toArray();
    }

    /** Task {@code i} of {@code n} lies at {@code cos(i pi / (n - 1))}: Chebyshev points of the second kind; one at 0. */
    static double[] ofTasks(int n) {
        return IntStream.range(0, n)
                .mapToDouble(i -> n == 1 ? 0 : Math.cos(i * Math.PI / (n - 1)))
                .toArray();
    }

    static double[] pick(double[] nodes, int[] tasks) {
        return IntStream.of(tasks).mapToDouble(t -> nodes[t]).toArray();
    }
}
