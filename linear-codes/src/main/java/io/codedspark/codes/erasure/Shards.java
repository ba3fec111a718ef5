package io.codedspark.codes.erasure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Some shards in memory of one kind: all in {@code byte[]}, or all in direct {@code ByteBuffer}s. A shard may be absent
 * ({@code null}), where an operation neither reads nor writes it. Nothing is copied.
 */
public sealed interface Shards permits HeapShards, DirectShards {

    /** Whole arrays. */
    static Shards heap(byte[]... arrays) {
        int[] starts = new int[arrays.length];
        int[] lengths = Arrays.stream(arrays)
                .mapToInt(array -> array == null ? 0 : array.length)
                .toArray();
        return new HeapShards(arrays, starts, lengths);
    }

    /**
     * Parts of arrays.
     *
     * @param starts where in its array each shard begins
     * @param lengths bytes of each shard
     */
    static Shards heap(byte[][] arrays, int[] starts, int[] lengths) {
        return new HeapShards(arrays.clone(), starts.clone(), lengths.clone());
    }

    /**
     * Direct buffers, each from its position to its limit, which stay as they are.
     *
     * @throws IllegalArgumentException when a buffer is not direct, or read-only
     */
    static Shards direct(@Nullable ByteBuffer... buffers) {
        return DirectShards.of(buffers);
    }

    /** How many shards there are, absent ones included. */
    int count();

    /** Whether a shard is there. */
    boolean isPresent(int shard);

    /** Bytes of a shard; 0 for an absent one. */
    int length(int shard);

    /** What {@link #address} counts in: an array, or one object for all memory outside of the heap. */
    @Nullable
    Object memory(int shard);

    /** Where a shard begins. */
    long address(int shard);

    /** Some of these shards, in the order given. */
    Shards select(int... shards);
}
