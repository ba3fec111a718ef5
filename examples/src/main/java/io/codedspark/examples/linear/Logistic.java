package io.codedspark.examples.linear;

import java.util.List;
import org.apache.spark.mllib.linalg.Vector;

/** The logistic loss of rows whose label is the sign of the sum of their first half; the gradient of one row, and of many. */
final class Logistic {

    private Logistic() {}

    /** 1 or 0. */
    static double label(double[] row) {
        double sum = 0;
        for (int i = 0; i < row.length / 2; i++) {
            sum += row[i];
        }
        return sum > 0 ? 1 : 0;
    }

    /** What a margin is off its label. */
    static double error(double margin, double label) {
        return 1 / (1 + Math.exp(-margin)) - label;
    }

    /** Adds the gradient of rows. */
    static void add(List<Vector> rows, double[] weights, double[] into) {
        for (Vector vector : rows) {
            double[] row = vector.toArray();
            double error = error(LinearData.dot(row, weights), label(row));
            for (int i = 0; i < row.length; i++) {
                into[i] += error * row[i];
            }
        }
    }
}
