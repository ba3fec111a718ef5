package io.codedspark.spark;

import java.io.Serializable;

/**
 * An output row and how it came to be.
 *
 * @param <O> the output
 */
public final class CodedRow<O> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final O value;
    private final RowOrigin origin;

    public CodedRow(O value, RowOrigin origin) {
        this.value = value;
        this.origin = origin;
    }

    public O value() {
        return value;
    }

    public RowOrigin origin() {
        return origin;
    }

    @Override
    public String toString() {
        return value + " (" + origin + ")";
    }
}
