package io.codedspark.codes.matmul;

import io.codedspark.codes.real.Precision;
import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;

/**
 * The parity rows of the Khatri-Rao code: row {@code t} is the Kronecker product of {@code left[t]} and {@code right[t]},
 * both of norm 1. A single row has equal weights; more have random signs and sizes from 0.3 to 1 before they are
 * scaled, because small entries make single losses badly conditioned and plain signs make rows that are not independent.
 */
record KhatriRaoRows(double[][] left, double[][] right) implements Serializable {

    private static final int CANDIDATES = 32;
    private static final int SAMPLES = 4000;
    private static final int MOST_EXHAUSTIVE = 13;
    private static final int LARGEST_SAMPLE = 12;

    /**
     * The best of 32 draws: the one whose square submatrices have the largest least singular value; all are looked
     * at for up to 13 tasks, 4000 of up to 12 rows otherwise.
     *
     * @throws IllegalArgumentException when even that one is below what the bound for double precision allows
     */
    static KhatriRaoRows search(int m, int p, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        KhatriRaoRows best = draw(m, p, count, random.split());
        double quality = best.quality(random.split(), 0);
        for (int candidate = 1; candidate < CANDIDATES; candidate++) {
            KhatriRaoRows rows = draw(m, p, count, random.split());
            double value = rows.quality(random.split(), quality);
            if (value > quality) {
                best = rows;
                quality = value;
            }
        }
        if (!(quality >= 1 / Precision.DOUBLE.conditionBound())) {
            throw new IllegalArgumentException("No well conditioned Khatri-Rao code of " + m + " x " + p
                    + " products and " + count + " parity tasks comes from the seed " + seed
                    + ": the least singular value of a sampled pattern is " + quality + ", below "
                    + 1 / Precision.DOUBLE.conditionBound() + ". Take another seed or fewer parts.");
        }
        return best;
    }

    int count() {
        return left.length;
    }

    /** The weights of all products in a parity task's result. */
    double[] row(int task) {
        return PairCode.kronecker(left[task], right[task]);
    }

    private static KhatriRaoRows draw(int m, int p, int count, SplittableRandom random) {
        double spread = count == 1 ? 0 : 0.7;
        double[][] left = new double[count][];
        double[][] right = new double[count][];
        for (int task = 0; task < count; task++) {
            left[task] = unitRow(m, spread, random);
            right[task] = unitRow(p, spread, random);
        }
        return new KhatriRaoRows(left, right);
    }

    /** Sizes from {@code 1 - spread} to 1 with random signs, scaled; without spread all are equal and positive. */
    private static double[] unitRow(int length, double spread, SplittableRandom random) {
        double[] row = IntStream.range(0, length)
                .mapToDouble(i -> (1 - spread * random.nextDouble()) * (spread == 0 || random.nextBoolean() ? 1 : -1))
                .toArray();
        double norm = Math.sqrt(Arrays.stream(row).map(x -> x * x).sum());
        return Arrays.stream(row).map(x -> x / norm).toArray();
    }

    /**
     * The least singular value of the square submatrices: of all when they are few, else of all entries and a
     * sample; some number up to {@code enough} when it is not above that.
     */
    private double quality(SplittableRandom random, double enough) {
        double[][] rows = IntStream.range(0, count()).mapToObj(this::row).toArray(double[][]::new);
        if (rows.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        int products = rows[0].length;
        int most = Math.min(rows.length, products);
        double least = Arrays.stream(rows)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .min()
                .orElse(0);
        if (products + rows.length <= MOST_EXHAUSTIVE) {
            for (long mask = 1; mask < 1L << (products + rows.length) && least > enough; mask++) {
                long lost = mask & ((1L << products) - 1);
                long used = mask >>> products;
                if (Long.bitCount(lost) == Long.bitCount(used)) {
                    least = Math.min(least, leastSingular(rows, bits(used), bits(lost)));
                }
            }
            return least;
        }
        for (int sample = 0; sample < SAMPLES && most > 1 && least > enough; sample++) {
            int size = 2 + sample % (Math.min(LARGEST_SAMPLE, most) - 1);
            least = Math.min(
                    least, leastSingular(rows, choose(rows.length, size, random), choose(products, size, random)));
        }
        return least;
    }

    private static double leastSingular(double[][] rows, int[] chosen, int[] columns) {
        DMatrixRMaj part = new DMatrixRMaj(chosen.length, chosen.length);
        for (int i = 0; i < chosen.length; i++) {
            for (int j = 0; j < chosen.length; j++) {
                part.set(i, j, rows[chosen[i]][columns[j]]);
            }
        }
        return SingularOps_DDRM.singularValues(part)[chosen.length - 1];
    }

    private static int[] bits(long mask) {
        return BitSet.valueOf(new long[] {mask}).stream().toArray();
    }

    private static int[] choose(int n, int size, SplittableRandom random) {
        return random.ints(0, n).distinct().limit(size).toArray();
    }
}
