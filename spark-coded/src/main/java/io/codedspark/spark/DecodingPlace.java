package io.codedspark.spark;

/** Where erased outputs are decoded, and so how long a late source is waited for once its group is decodable. */
public enum DecodingPlace {

    /** By tasks, as outputs are large or stay on executors: a second stage, to be avoided where a source is nearly there. */
    TASKS(1),

    /** On the driver, small and exact, which costs next to nothing. */
    DRIVER(3);

    private final int shortening;

    DecodingPlace(int shortening) {
        this.shortening = shortening;
    }

    /** The grace, and the least one, are the set ones by this. */
    public int shortening() {
        return shortening;
    }
}
