package io.codedspark.codes.erasure.field;

import java.util.Random;

/**
 * Parity rows {@code [r][k]} of systematic MDS codes: {@code 1 / (x_i + y_j)} for distinct {@code x_i}, {@code y_j}, every
 * square submatrix of which is regular (A. L. Cauchy, 1841).
 */
public final class CauchyMatrices {

    /** The version of the search below; it is part of a code's id, since another search gives other bytes. */
    public static final int SEARCH_VERSION = 1;

    private static final int DRAWS = 20_000;
    private static final long WORK = 40_000_000;

    private CauchyMatrices() {}

    /** The rows of ISA-L and HDFS over GF(2^8): {@code 1 / (i ^ j)} with {@code i} from k on. */
    public static int[][] standard(int k, int r) {
        int[][] rows = new int[r][k];
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < k; j++) {
                rows[i][j] = BinaryField.GF256.invert((k + i) ^ j);
            }
        }
        return rows;
    }

    /**
     * The sparsest of many seeded draws, as bits. The first row is all ones; every other row is scaled so that the bit
     * matrices of its elements have the fewest ones together.
     */
    public static int[][] sparse(BinaryField field, int k, int r) {
        int[] ones = new int[field.size()];
        for (int a = 0; a < ones.length; a++) {
            for (int bit = 0; bit < field.bits(); bit++) {
                ones[a] += Integer.bitCount(field.productBit(a, bit));
            }
        }
        Random random = new Random(1_000_003L * k + 1009L * r + field.bits());
        int[] points = new int[field.size()];
        for (int i = 0; i < points.length; i++) {
            points[i] = i;
        }
        long draws = Math.max(1, Math.min(DRAWS, WORK / ((long) k * r * field.size())));
        int[][] best = new int[0][];
        long fewest = Long.MAX_VALUE;
        for (long draw = 0; draw < draws; draw++) {
            shuffle(points, k + r, random);
            int[][] rows = normalised(field, points, k, r);
            long count = 0;
            for (int i = 1; i < r; i++) {
                count += sparsest(field, rows[i], ones);
            }
            if (count < fewest) {
                fewest = count;
                best = rows;
            }
        }
        return best;
    }

    private static void shuffle(int[] points, int needed, Random random) {
        for (int i = 0; i < needed; i++) {
            int other = i + random.nextInt(points.length - i);
            int point = points[i];
            points[i] = points[other];
            points[other] = point;
        }
    }

    /** Columns are divided by their element in the first row, which keeps every submatrix regular. */
    private static int[][] normalised(BinaryField field, int[] points, int k, int r) {
        int[][] rows = new int[r][k];
        for (int j = 0; j < k; j++) {
            int first = points[k] ^ points[j];
            for (int i = 0; i < r; i++) {
                rows[i][j] = field.multiply(first, field.invert(points[k + i] ^ points[j]));
            }
        }
        return rows;
    }

    private static long sparsest(BinaryField field, int[] row, int[] ones) {
        long fewest = Long.MAX_VALUE;
        int best = 1;
        for (int factor = 1; factor < field.size(); factor++) {
            long count = 0;
            for (int element : row) {
                count += ones[field.multiply(element, factor)];
            }
            if (count < fewest) {
                fewest = count;
                best = factor;
            }
        }
        for (int j = 0; j < row.length; j++) {
            row[j] = field.multiply(row[j], best);
        }
        return fewest;
    }
}
