package io.codedspark.parity.run;

/** A row cannot be given to a network: it has the wrong width, or a value that is not finite. */
public class BadRowException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int row;

    BadRowException(int row, String message) {
        super(message);
        this.row = row;
    }

    /** Which row of the batch, from 0. */
    public int row() {
        return row;
    }
}
