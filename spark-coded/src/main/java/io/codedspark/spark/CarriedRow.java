package io.codedspark.spark;

import java.io.Serializable;

/**
 * An input row together with its output.
 *
 * @param <I> the input
 * @param <O> the output
 */
public final class CarriedRow<I, O> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final I input;
    private final CodedRow<O> output;

    public CarriedRow(I input, CodedRow<O> output) {
        this.input = input;
        this.output = output;
    }

    public I input() {
        return input;
    }

    public O value() {
        return output.value();
    }

    public RowOrigin origin() {
        return output.origin();
    }
}
