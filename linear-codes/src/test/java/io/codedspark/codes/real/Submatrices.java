package io.codedspark.codes.real;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Square submatrices of parity weights and the worst of them. The measure of a submatrix {@code B} is {@code 1 /
 * |B^-1|_F}, at most its smallest singular value {@code s} and at least {@code s / sqrt(size)}; with orthonormal rows the
 * condition number of a pattern whose smallest is {@code s} is {@code (1 + sqrt(1 - s^2)) / s} (the CS decomposition).
 */
final class Submatrices {

    private static final int MOST_OF_A_SIZE = 250_000;
    private static final double SINGULAR = 1e-9;
    private static final int REMEMBERED = 32;

    private final List<int[]> rowsAndColumns = new ArrayList<>();
    private final List<int[]> bad = new ArrayList<>();
    private final double[][] work;

    /** All of them, or a sample of each size that has too many. */
    Submatrices(int k, int r) {
        work = new double[r][2 * r];
        SplittableRandom random = new SplittableRandom(1);
        for (int size = 1; size <= r; size++) {
            int[][] rows = subsets(r, size);
            int[][] columns = subsets(k, size);
            if ((long) rows.length * columns.length <= MOST_OF_A_SIZE) {
                for (int[] some : rows) {
                    for (int[] others : columns) {
                        add(some, others);
                    }
                }
            } else {
                for (int i = 0; i < MOST_OF_A_SIZE; i++) {
                    add(rows[random.nextInt(rows.length)], columns[random.nextInt(columns.length)]);
                }
            }
        }
    }

    int count() {
        return rowsAndColumns.size();
    }

    /** The least measure, or 0 as soon as one is at most the floor. */
    double least(double[][] parity, double floor) {
        for (int i = 0; i < bad.size(); i++) {
            int[] candidate = bad.get(i);
            if (measure(parity, candidate) <= floor) {
                bad.set(i, bad.get(i / 2));
                bad.set(i / 2, candidate);
                return 0;
            }
        }
        double least = Double.MAX_VALUE;
        for (int[] candidate : rowsAndColumns) {
            double measure = measure(parity, candidate);
            if (measure <= floor) {
                if (bad.size() == REMEMBERED) {
                    bad.remove(REMEMBERED - 1);
                }
                bad.add(candidate);
                return 0;
            }
            least = Math.min(least, measure);
        }
        return least;
    }

    private void add(int[] rows, int[] columns) {
        int[] both = new int[rows.length + columns.length];
        System.arraycopy(rows, 0, both, 0, rows.length);
        System.arraycopy(columns, 0, both, rows.length, columns.length);
        rowsAndColumns.add(both);
    }

    /** By Gauss-Jordan elimination with partial pivoting. */
    private double measure(double[][] parity, int[] rowsAndColumns) {
        int size = rowsAndColumns.length / 2;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                work[i][j] = parity[rowsAndColumns[i]][rowsAndColumns[size + j]];
                work[i][size + j] = i == j ? 1 : 0;
            }
        }
        for (int column = 0; column < size; column++) {
            if (!pivot(column, size)) {
                return 0;
            }
            eliminate(column, size);
        }
        double square = 0;
        for (int i = 0; i < size; i++) {
            for (int j = size; j < 2 * size; j++) {
                square += work[i][j] * work[i][j];
            }
        }
        return 1 / Math.sqrt(square);
    }

    private boolean pivot(int column, int size) {
        int best = column;
        for (int i = column + 1; i < size; i++) {
            best = Math.abs(work[i][column]) > Math.abs(work[best][column]) ? i : best;
        }
        double[] row = work[best];
        work[best] = work[column];
        work[column] = row;
        double pivot = row[column];
        if (Math.abs(pivot) < SINGULAR) {
            return false;
        }
        for (int j = column; j < 2 * size; j++) {
            row[j] /= pivot;
        }
        return true;
    }

    private void eliminate(int column, int size) {
        double[] row = work[column];
        for (int i = 0; i < size; i++) {
            double[] other = work[i];
            double factor = other[column];
            if (i != column && factor != 0) {
                for (int j = column; j < 2 * size; j++) {
                    other[j] -= factor * row[j];
                }
            }
        }
    }

    private static int[][] subsets(int n, int size) {
        List<int[]> subsets = new ArrayList<>();
        for (int mask = 0; mask < 1 << n; mask++) {
            if (Integer.bitCount(mask) == size) {
                int[] subset = new int[size];
                for (int i = 0, rest = mask; i < size; i++, rest &= rest - 1) {
                    subset[i] = Integer.numberOfTrailingZeros(rest);
                }
                subsets.add(subset);
            }
        }
        return subsets.toArray(int[][]::new);
    }
}
