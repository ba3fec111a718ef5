package io.codedspark.examples.linear;

/** What befalls a loop. */
enum Scene {
    CLEAN("clean", 1),
    SLOW_5("one host 5x slow", 5),
    SLOW_10("one host 10x slow", 10),
    KILLED("one executor killed", 1);

    private final String words;
    private final double factor;

    Scene(String words, double factor) {
        this.words = words;
        this.factor = factor;
    }

    /** By how much the work on the victim's host takes longer. */
    double factor() {
        return factor;
    }

    @Override
    public String toString() {
        return words;
    }
}
