package io.codedspark.spark;

/** How an output row came to be. */
public enum RowOrigin {
    /** By the function itself, as plain Spark would. */
    COMPUTED("computed"),
    /** Decoded by an exact code. */
    RECONSTRUCTED_EXACTLY("reconstructed exactly"),
    /** Decoded by an approximate code. */
    RECONSTRUCTED_APPROXIMATELY("reconstructed approximately"),
    /** By the function itself, again or late, through Spark's lineage, after coding could not help. */
    RECOMPUTED("recomputed");

    private final String words;

    RowOrigin(String words) {
        this.words = words;
    }

    public boolean isReconstructed() {
        return this == RECONSTRUCTED_EXACTLY || this == RECONSTRUCTED_APPROXIMATELY;
    }

    @Override
    public String toString() {
        return words;
    }
}
