package io.codedspark.parity.io;

import java.io.IOException;

/** A model folder is missing, incomplete, corrupted, of a newer format, or in the way of a new one. */
public class ModelFolderException extends IOException {

    private static final long serialVersionUID = 1L;

    ModelFolderException(String message) {
        super(message);
    }

    ModelFolderException(String message, Throwable cause) {
        super(message, cause);
    }
}
