package io.codedspark.spark.rdd;

import java.util.List;
import java.util.Set;

/**
 * What the coded job left behind, fixed on the driver when it ended: how each source partition is to be answered, and
 * which executors must not be asked because they went silent.
 *
 * @param sources one entry for each source partition
 * @param avoid ids of executors that did not answer
 */
public record Coverage(List<Source> sources, Set<String> avoid) {

    /** How a source partition is answered. */
    public enum Answer {
        /** From its own block. */
        OWN,
        /** Decoded from the other slots of its group. */
        DECODE,
        /** Computed again through the lineage. */
        LINEAGE
    }

    /**
     * The plan of one source partition.
     *
     * @param answer how it is answered if nothing more is lost
     * @param mayDecode whether it may be decoded at all, also when its own block is lost later
     */
    public record Source(Answer answer, boolean mayDecode) {}
}
