package io.codedspark.spark.linalg;

import dev.ludovic.netlib.blas.BLAS;
import java.util.List;
import org.apache.spark.mllib.linalg.SparseVector;
import org.apache.spark.mllib.linalg.Vector;

/** The product of some rows with the transpose of others, by columns. */
final class BlockProduct {

    private BlockProduct() {}

    /**
     * All inner products.
     *
     * @return {@code [j * left.size() + i]} is that of row i of the left with row j of the right
     */
    static double[] of(List<Vector> left, List<Vector> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return new double[0];
        }
        boolean sparse = left.stream().anyMatch(SparseVector.class::isInstance);
        return sparse ? bySparseRows(left, right) : byBlas(left, right);
    }

    private static double[] byBlas(List<Vector> left, List<Vector> right) {
        int m = left.size();
        int p = right.size();
        int n = left.get(0).size();
        double[] product = new double[m * p];
        BLAS.getInstance().dgemm("T", "N", m, p, n, 1, flat(left, n), n, flat(right, n), n, 0, product, m);
        return product;
    }

    private static double[] flat(List<Vector> rows, int n) {
        double[] flat = new double[rows.size() * n];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i).toArray(), 0, flat, i * n, n);
        }
        return flat;
    }

    private static double[] bySparseRows(List<Vector> left, List<Vector> right) {
        int m = left.size();
        double[] product = new double[m * right.size()];
        for (int j = 0; j < right.size(); j++) {
            double[] dense = right.get(j).toArray();
            for (int i = 0; i < m; i++) {
                product[j * m + i] = RowProduct.dot(left.get(i), dense);
            }
        }
        return product;
    }
}
