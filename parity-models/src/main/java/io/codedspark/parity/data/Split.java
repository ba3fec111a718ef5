package io.codedspark.parity.data;

/** The part of an image set that is meant. */
public enum Split {
    /** What models are trained on; file names start with {@code train}. */
    TRAIN("train"),
    /** What models are judged by; file names start with {@code t10k}. */
    TEST("t10k");

    private final String prefix;

    Split(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }
}
