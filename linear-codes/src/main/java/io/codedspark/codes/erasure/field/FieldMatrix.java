package io.codedspark.codes.erasure.field;

import io.codedspark.codes.NotRecoverableException;

/** Matrices over a finite field, as arrays of rows. */
public final class FieldMatrix {

    private FieldMatrix() {}

    /** The product, {@code [a.length][b[0].length]}. */
    public static int[][] multiply(BinaryField field, int[][] a, int[][] b) {
        int columns = b.length == 0 ? 0 : b[0].length;
        int[][] product = new int[a.length][columns];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                if (a[i][j] != 0) {
                    addScaled(field, product[i], b[j], a[i][j]);
                }
            }
        }
        return product;
    }

    /**
     * The inverse of a square matrix, by Gauss-Jordan elimination.
     *
     * @throws NotRecoverableException when it is singular
     */
    public static int[][] invert(BinaryField field, int[][] matrix) {
        int size = matrix.length;
        int[][] left = new int[size][];
        int[][] right = new int[size][size];
        for (int i = 0; i < size; i++) {
            left[i] = matrix[i].clone();
            right[i][i] = 1;
        }
        for (int column = 0; column < size; column++) {
            int pivot = column;
            while (pivot < size && left[pivot][column] == 0) {
                pivot++;
            }
            if (pivot == size) {
                throw new NotRecoverableException("The matrix of the arrived slots is singular in column " + column
                        + " of " + size + "; other slots must arrive.");
            }
            swap(left, pivot, column);
            swap(right, pivot, column);
            int scale = field.invert(left[column][column]);
            scale(field, left[column], scale);
            scale(field, right[column], scale);
            for (int row = 0; row < size; row++) {
                int factor = left[row][column];
                if (row != column && factor != 0) {
                    addScaled(field, left[row], left[column], factor);
                    addScaled(field, right[row], right[column], factor);
                }
            }
        }
        return right;
    }

    private static void swap(int[][] rows, int a, int b) {
        int[] row = rows[a];
        rows[a] = rows[b];
        rows[b] = row;
    }

    private static void scale(BinaryField field, int[] row, int factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] = field.multiply(row[i], factor);
        }
    }

    private static void addScaled(BinaryField field, int[] sum, int[] row, int factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] ^= field.multiply(row[i], factor);
        }
    }
}
