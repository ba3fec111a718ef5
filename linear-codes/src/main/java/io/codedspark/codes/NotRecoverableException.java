package io.codedspark.codes;

/** The arrived slots of a group cannot give back an erased one: too few of them, or too badly conditioned. */
public class NotRecoverableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotRecoverableException(String message) {
        super(message);
    }
}
