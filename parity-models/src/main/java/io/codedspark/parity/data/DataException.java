package io.codedspark.parity.data;

/**
 * Input data cannot be used as it is: missing, truncated, damaged, of another shape, not finite. The message is written
 * for the user: it names the file or row, the value, the bound and what to do.
 */
public class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
