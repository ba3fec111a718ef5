package io.codedspark.parity.io;

/** What to do when there is something at the path that is to be written. */
public enum IfPresent {
    /** Leave it, and fail. */
    REFUSE,
    /** Put the new folder in its place once it is complete. */
    REPLACE
}
