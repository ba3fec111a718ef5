package io.codedspark.spark.linalg;

import java.util.Arrays;
import java.util.TreeMap;
import org.apache.spark.mllib.linalg.SparseVector;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;

/** A weighted sum of rows; it stays sparse while that saves memory. */
final class WeightedRows {

    private static final int SPARSE_BELOW = 3;

    private final int columns;
    private double[] dense = {};
    private final TreeMap<Integer, Double> sparse = new TreeMap<>();

    WeightedRows(int columns) {
        this.columns = columns;
    }

    void add(double weight, Vector row) {
        if (row instanceof SparseVector some && dense.length == 0 && sparse.size() * SPARSE_BELOW < columns) {
            int[] indices = some.indices();
            double[] values = some.values();
            for (int i = 0; i < indices.length; i++) {
                sparse.merge(indices[i], weight * values[i], Double::sum);
            }
            return;
        }
        densify();
        if (row instanceof SparseVector some) {
            int[] indices = some.indices();
            double[] values = some.values();
            for (int i = 0; i < indices.length; i++) {
                dense[indices[i]] += weight * values[i];
            }
        } else {
            double[] values = row.toArray();
            for (int i = 0; i < columns; i++) {
                dense[i] += weight * values[i];
            }
        }
    }

    private void densify() {
        if (dense.length == 0 && columns > 0) {
            dense = new double[columns];
            sparse.forEach((index, value) -> dense[index] = value);
            sparse.clear();
        }
    }

    Vector sum() {
        if (dense.length > 0) {
            return Vectors.dense(Arrays.copyOf(dense, columns));
        }
        int[] indices = sparse.keySet().stream().mapToInt(Integer::intValue).toArray();
        double[] values =
                sparse.values().stream().mapToDouble(Double::doubleValue).toArray();
        return Vectors.sparse(columns, indices, values);
    }
}
