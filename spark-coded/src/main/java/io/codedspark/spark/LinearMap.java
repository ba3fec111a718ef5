package io.codedspark.spark;

import java.io.Serializable;
import java.util.List;

/**
 * A linear or affine map {@code y = W x + b} of rows, in batches. It is serialised to every task and may be called by
 * several threads at once. It must really be affine: the value for one row depends on that row only, and sums map to
 * sums. {@link LinearFunction} checks {@code map(0) = b} on every parity batch and takes the rest on trust.
 *
 * <p>A linear map is a lambda: {@code LinearMap map = rows -> multiply(weights, rows)}. {@link #of} and {@link #affine}
 * make one of a matrix.
 */
@FunctionalInterface
public interface LinearMap extends Serializable {

    /**
     * Maps a batch.
     *
     * @param rows at least one row, all of one width; not changed, not kept
     * @return one new row for each, in order, all of one width
     */
    List<double[]> apply(List<double[]> rows);

    /** The value {@code b} for a row of zeros, as wide as an output row, or empty (as by default) for a linear map. */
    default double[] bias() {
        return new double[0];
    }

    /**
     * The map {@code y = W x}.
     *
     * @param weights {@code W}, one array for each output column, all of the input's width; copied
     */
    static LinearMap of(double[][] weights) {
        return new MatrixMap(weights, new double[0]);
    }

    /**
     * The map {@code y = W x + b}.
     *
     * @param weights {@code W}, one array for each output column, all of the input's width; copied
     * @param bias {@code b}, one value for each output column; copied
     */
    static LinearMap affine(double[][] weights, double[] bias) {
        if (bias.length != weights.length) {
            throw new IllegalArgumentException("The bias has " + bias.length + " values, but the weights have "
                    + weights.length + " rows; give one value for each output column.");
        }
        return new MatrixMap(weights, bias);
    }
}
