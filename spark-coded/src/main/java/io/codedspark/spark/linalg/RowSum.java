package io.codedspark.spark.linalg;

import java.io.Serializable;
import java.util.List;

/**
 * A sum over rows, at an argument that changes from call to call: a gradient at weights, or a Gram matrix.
 *
 * @param <T> a row
 */
public interface RowSum<T> extends Serializable {

    /** How many values the sum has at an argument. */
    int size(double[] argument);

    /**
     * Adds what rows contribute.
     *
     * @param rows not changed, not kept
     * @param argument not changed
     * @param into {@code size(argument)} values, added to
     */
    void add(List<T> rows, double[] argument, double[] into);
}
