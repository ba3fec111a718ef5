package io.codedspark.spark.sql;

import io.codedspark.spark.RowOrigin;
import java.io.Serializable;
import java.util.List;

/**
 * A second, small pass over the outputs of a coded map: outputs that are not good enough are computed again from their inputs,
 * in the task that reads them, and are {@link RowOrigin#RECOMPUTED} then. The report of the coded map does not
 * know of it.
 *
 * @param <I> an input
 * @param <O> an output
 */
public interface Revision<I, O> extends Serializable {

    /** Whether this output is to be computed again. */
    boolean wants(O output, RowOrigin origin);

    /**
     * Computes outputs as plain Spark would.
     *
     * @param inputs one or more, whose outputs were not good enough
     * @return one output for each, in order
     */
    List<O> outputs(List<I> inputs);
}
