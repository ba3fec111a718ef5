package io.codedspark.spark;

import io.codedspark.codes.GroupShape;
import io.codedspark.spark.rdd.EncodedRDD;

/**
 * Rows that were encoded once, to be mapped many times. Stored until {@link #close}.
 *
 * @param <I> a row
 */
public final class EncodedSource<I> implements AutoCloseable {

    private final CodedSpark spark;
    private final EncodedRDD<I> encoded;
    private final GroupShape shape;
    private final long[] rows;

    EncodedSource(CodedSpark spark, EncodedRDD<I> encoded, GroupShape shape, long[] rows) {
        this.spark = spark;
        this.encoded = encoded;
        this.shape = shape;
        this.rows = rows;
    }

    /**
     * Maps the rows. Lazy.
     *
     * @param function of the code that the rows were encoded with
     */
    public <O> CodedResult<O> map(CodedFunction<I, O> function) {
        return spark.map(encoded, fitting(function));
    }

    /**
     * Maps the rows and brings the outputs to the driver, as {@link CodedSpark#collect} does.
     *
     * @param function of the code that the rows were encoded with
     */
    public <O> CollectedRows<O> collect(CodedFunction<I, O> function) {
        return spark.collect(encoded, fitting(function));
    }

    private <O> CodedFunction<I, O> fitting(CodedFunction<I, O> function) {
        if (!function.shape().equals(shape)) {
            throw new IllegalArgumentException("The rows were encoded in groups of " + shape + ", but '"
                    + function.name() + "' decodes groups of " + function.shape() + "; use the same code.");
        }
        return function;
    }

    /** The rows of each source partition. */
    public long[] rowCounts() {
        return rows.clone();
    }

    /** The stored inputs of all slots. */
    public EncodedRDD<I> slots() {
        return encoded;
    }

    @Override
    public void close() {
        encoded.unpersist(false);
    }
}
