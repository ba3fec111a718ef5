package io.codedspark.codes.real;

/** The seeds of {@link OrthonormalRows} that were found to be well conditioned. Changing one changes the code. */
final class OrthonormalSeeds {

    private static final int LEAST_R = 3;
    private static final int MOST_K = 24;

    /** By {@code r - 3}, then by {@code k - r}. */
    private static final int[][] SEEDS = {
        {
            4069, 601, 118, 5568, 3633, 4185, 2836, 1642, 5888, 4313, 5403, 1950, 5561, 2204, 4863, 3728, 6161, 1804,
            2991, 5828, 2469, 3146
        },
        {601, 2542, 71, 67, 10, 5, 20, 4, 1, 5, 16, 1, 1, 3, 2, 14, 2, 5, 3, 2, 3},
        {35, 455, 708, 13, 5, 5, 2, 2, 7, 5, 2, 7, 8, 4, 7, 3, 5, 4, 19, 2},
        {455, 1, 5, 4, 3, 2, 3, 3, 1, 2, 2, 2, 4, 3, 3, 3, 1, 3, 4},
        {129, 4, 3, 2, 2, 3, 3, 3, 1, 2, 2, 2, 3, 3, 7, 5, 3, 1},
        {810, 299, 813, 597, 19, 332, 10, 9, 108, 2, 3, 7, 9, 1, 5, 8, 12},
    };

    private OrthonormalSeeds() {}

    /** {@code r} rows of at least {@code k} weights. */
    static double[][] rows(int k, int r) {
        int most = LEAST_R + SEEDS.length - 1;
        if (r < LEAST_R || r > most || k > MOST_K) {
            throw new IllegalArgumentException("There are orthonormal rows for 3 <= r <= " + most + " and k <= "
                    + MOST_K + ", but k = " + k + " and r = " + r + "; take several smaller groups.");
        }
        int length = Math.max(k, r);
        return OrthonormalRows.draw(length, r, SEEDS[r - LEAST_R][length - r]);
    }
}
