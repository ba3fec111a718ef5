package io.codedspark.codes.matmul;

import io.codedspark.codes.real.Precision;
import java.io.Serializable;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;

/**
 * The parity rows of the Khatri-Rao code: row {@code t} is the Kronecker product of {@code left[t]} and {@code right[t]},
 * both of norm 1. The first row has equal weights; the others have random signs and sizes from 0.3 to 1 before they are
 * scaled, because small entries make single losses badly conditioned and plain signs make rows that are not independent.
 */
record KhatriRaoRows(double[][] left, double[][] right) implements Serializable {

    private static final int CANDIDATES = 16;
    private static final int SAMPLES = 120;
    private static final int LARGEST_SAMPLE = 12;

    /**
     * The best of 16 draws: the one whose sampled square submatrices have the largest least singular value.
     *
     * @throws IllegalArgumentException when even that one is below what the bound for double precision allows
     */
    static KhatriRaoRows search(int m, int p, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        KhatriRaoRows best = draw(m, p, count, random.split());
        double quality = best.quality(random.split());
        for (int candidate = 1; candidate < CANDIDATES; candidate++) {
            KhatriRaoRows rows = draw(m, p, count, random.split());
            double value = rows.quality(random.split());
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
        double[][] left = new double[count][];
        double[][] right = new double[count][];
        for (int task = 0; task < count; task++) {
            left[task] = unitRow(m, task == 0 ? 0 : 0.7, random);
            right[task] = unitRow(p, task == 0 ? 0 : 0.7, random);
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

    /** The least singular value of all entries and of sampled larger square submatrices. */
    private double quality(SplittableRandom random) {
        double least = Double.POSITIVE_INFINITY;
        double[][] rows = IntStream.range(0, count()).mapToObj(this::row).toArray(double[][]::new);
        for (double[] row : rows) {
            least = Math.min(least, Arrays.stream(row).map(Math::abs).min().orElse(0));
        }
        int largest = count() == 0 ? 0 : Math.min(LARGEST_SAMPLE, Math.min(rows.length, rows[0].length));
        for (int sample = 0; sample < SAMPLES && largest > 1; sample++) {
            int size = 2 + sample % (largest - 1);
            int[] chosen = choose(rows.length, size, random);
            int[] columns = choose(rows[0].length, size, random);
            DMatrixRMaj part = new DMatrixRMaj(size, size);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    part.set(i, j, rows[chosen[i]][columns[j]]);
                }
            }
            double[] values = SingularOps_DDRM.singularValues(part);
            least = Math.min(least, values[size - 1]);
        }
        return least;
    }

    private static int[] choose(int n, int size, SplittableRandom random) {
        return random.ints(0, n).distinct().limit(size).toArray();
    }
}
