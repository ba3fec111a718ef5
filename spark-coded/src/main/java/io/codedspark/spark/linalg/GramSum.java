package io.codedspark.spark.linalg;

import java.util.List;
import org.apache.spark.mllib.linalg.SparseVector;
import org.apache.spark.mllib.linalg.Vector;

/** Sums the outer products of rows with themselves: the upper triangle, column by column. */
record GramSum(int columns) implements RowSum<Vector> {

    private static final long serialVersionUID = 1L;

    GramSum {
        if ((long) columns * (columns + 1) / 2 > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("The Gram matrix of " + columns
                    + " columns does not fit an array; 65,535 columns do. Multiply by vectors instead.");
        }
    }

    @Override
    public int size(double[] none) {
        return columns * (columns + 1) / 2;
    }

    @Override
    public void add(List<Vector> rows, double[] none, double[] into) {
        for (Vector row : rows) {
            if (row instanceof SparseVector sparse) {
                addSparse(sparse.indices(), sparse.values(), into);
            } else {
                addDense(row.toArray(), into);
            }
        }
    }

    private static void addDense(double[] row, double[] into) {
        int at = 0;
        for (int j = 0; j < row.length; j++) {
            double factor = row[j];
            for (int i = 0; i <= j; i++) {
                into[at + i] += factor * row[i];
            }
            at += j + 1;
        }
    }

    private static void addSparse(int[] indices, double[] values, double[] into) {
        for (int b = 0; b < indices.length; b++) {
            int column = indices[b] * (indices[b] + 1) / 2;
            for (int a = 0; a <= b; a++) {
                into[column + indices[a]] += values[a] * values[b];
            }
        }
    }

    /** The full matrix by columns, of its upper triangle. */
    static double[] full(int columns, double[] triangle) {
        double[] full = new double[columns * columns];
        int at = 0;
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i <= j; i++) {
                full[j * columns + i] = triangle[at];
                full[i * columns + j] = triangle[at];
                at++;
            }
        }
        return full;
    }
}
