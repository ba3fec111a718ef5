package io.codedspark.spark.plan;

/** Why a task took longer than the median task of its stage. */
public enum Cause {
    /** It had more bytes or records, or the same partition is slow in every run. */
    SKEW("skew"),
    /** Garbage collection beyond the usual. */
    GC("garbage collection"),
    /** Waiting for shuffle blocks beyond the usual. */
    FETCH("shuffle fetch wait"),
    /** Most tasks on its host were slow. */
    HOST("slow host"),
    /** What none of the others explains. */
    REST("unexplained");

    private final String words;

    Cause(String words) {
        this.words = words;
    }

    /** Only a slow host and the unexplained rest can be covered by another task elsewhere. */
    public boolean canBeCovered() {
        return this == HOST || this == REST;
    }

    /** In plain words. */
    public String words() {
        return words;
    }
}
