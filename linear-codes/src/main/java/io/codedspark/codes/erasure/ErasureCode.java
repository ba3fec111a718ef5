package io.codedspark.codes.erasure;

import io.codedspark.codes.NotRecoverableException;

/**
 * A systematic MDS erasure code over bytes. A group has {@code n = k + r} shards: slots {@code 0 .. k-1} are sources, {@code
 * k .. n-1} parities. Any k of them give back all others, bit for bit.
 *
 * <p><b>Lengths.</b> All sources of a group have the same length L, 0 or more bytes. Parities have {@link #parityLength
 * parityLength(L)}, which is L rounded up to a whole chunk of the code. What a source lacks of its last chunk counts as
 * zeros. Shorter sources are made equally long by zeros, and the true length kept elsewhere.
 *
 * <p><b>Memory.</b> {@link Shards} are arrays or direct buffers. Shards of a call are of one kind and don't overlap. Only what a method says is written is written.
 *
 * <p><b>Errors.</b> {@link IllegalArgumentException} for a wrong number, a missing shard, a wrong length or an overlap, and
 * {@link NotRecoverableException} for too many erased slots. Either is thrown before anything is changed.
 *
 * <p>Implementations are immutable and may be used by several threads at once.
 */
public interface ErasureCode {

    /** Source shards, 1 or more. */
    int k();

    /** Parity shards, 1 or more. */
    int r();

    /** Names the code exactly, such as {@code cauchy:10:4:v1}: {@link ErasureCodes#of} makes the same code of it. */
    String id();

    /** Bytes of a parity shard for sources of a length. */
    int parityLength(int sourceLength);

    /**
     * Writes all parities.
     *
     * @param group n shards, of which the first k are read and the last r are written
     */
    void encode(Shards group);

    /**
     * Whether all parities are what {@link #encode} would write. Reads only.
     *
     * @param group n shards
     */
    boolean verify(Shards group);

    /**
     * Writes erased shards.
     *
     * @param group n shards; k that are not erased are read
     * @param erased all slots that cannot be read, in any order
     * @param wanted slots to write, each of them erased; other erased shards may be absent
     * @throws NotRecoverableException when more than r slots are erased
     */
    void reconstruct(Shards group, int[] erased, int... wanted);

    /** Writes all erased shards. */
    default void reconstruct(Shards group, int... erased) {
        reconstruct(group, erased, erased);
    }

    /**
     * Adds one source's part to all parities: {@code parity += column(source) * difference}. With the difference (XOR) of
     * the new and the old content this changes a source; starting from parities of zeros, and called once for each source
     * as it arrives, it encodes.
     *
     * @param source a source slot
     * @param difference one shard, read
     * @param parities r shards, read and written
     */
    void update(int source, Shards difference, Shards parities);

    /**
     * Prepares to write erased shards from others that arrive one by one, in any order.
     *
     * @param erased all slots that cannot be read
     * @param wanted slots to write, each of them erased
     * @throws NotRecoverableException when more than r slots are erased
     */
    Reconstruction reconstruction(int[] erased, int... wanted);

    /** Sums up arriving shards into erased ones. */
    interface Reconstruction {

        /** The k slots that are needed, in order. */
        int[] needed();

        /**
         * Adds the part of one arrived shard. After all needed shards were added once, starting from zeros, the targets are
         * the erased shards.
         *
         * @param slot one of the needed slots
         * @param shard one shard, read
         * @param targets one shard for each wanted slot, in their order, read and written
         */
        void add(int slot, Shards shard, Shards targets);
    }
}
