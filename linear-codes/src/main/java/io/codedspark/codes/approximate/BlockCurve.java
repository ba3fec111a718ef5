package io.codedspark.codes.approximate;

import java.io.Serializable;

/** A way to lay a curve through or near values at nodes, linear in the values. */
interface BlockCurve extends Serializable {

    /**
     * The weights of the values at {@code nodes} in the curve's value at each of {@code points}.
     *
     * @param nodes one or more, strictly falling
     * @return one row for each point, one column for each node; rows sum to 1
     */
    double[][] weights(double[] nodes, double[] points);
}
