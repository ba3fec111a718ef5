package io.codedspark.spark.linalg;

import java.io.Serializable;

/**
 * A loss of one row and its gradient.
 *
 * @param <T> a row
 */
public interface GradientFunction<T> extends Serializable {

    /**
     * Adds a row's gradient.
     *
     * @param row not changed, not kept
     * @param weights where the gradient is wanted; not changed
     * @param into as many values as there are weights; the row's gradient is added to them
     * @return the row's loss
     */
    double add(T row, double[] weights, double[] into);
}
