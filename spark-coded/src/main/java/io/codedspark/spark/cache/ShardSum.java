package io.codedspark.spark.cache;

import io.codedspark.codes.erasure.ErasureCode;
import io.codedspark.codes.erasure.Shards;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.util.io.ChunkedByteBuffer;

/**
 * One shard that is summed up from others, stripe by stripe, where their blocks lie. Beside it at most one stripe is held, so
 * shards of any size are possible.
 */
final class ShardSum {

    /** That of the chunks in which Spark keeps serialized blocks ({@code spark.storage.unrollMemoryThreshold}'s default). */
    private static final int STRIPE = 1 << 20;

    private final ErasureCode.Reconstruction reconstruction;
    private final byte[][] stripes;
    private final byte[] spare;
    private final long size;

    /**
     * Begins with zeros.
     *
     * @param reconstruction of exactly one slot
     * @param size bytes of the shard; others count as filled up by zeros
     */
    ShardSum(ErasureCode code, ErasureCode.Reconstruction reconstruction, long size) {
        this.reconstruction = reconstruction;
        this.size = size;
        this.stripes = new byte[Math.toIntExact((size + STRIPE - 1) / STRIPE)][];
        for (int i = 0; i < stripes.length; i++) {
            long rest = size - (long) i * STRIPE;
            stripes[i] = new byte[rest >= STRIPE ? STRIPE : code.parityLength((int) rest)];
        }
        this.spare = new byte[stripes.length == 0 ? 0 : stripes[0].length];
    }

    /**
     * Adds the part of a slot, straight from the memory of its block where the block lies in memory. What it has beyond this
     * shard's size is not needed.
     */
    void add(int slot, BlockInput content) {
        try {
            for (byte[] target : stripes) {
                Optional<Shards> stripe = content.stripe(target.length, spare);
                if (stripe.isEmpty()) {
                    return;
                }
                reconstruction.add(slot, stripe.get(), Shards.heap(target));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A stored block could not be read.", e);
        }
    }

    /** The shard, behind a header; it shares this sum's memory. */
    ChunkedByteBuffer bytes(byte[] header) {
        ByteBuffer[] chunks = new ByteBuffer[stripes.length + 1];
        chunks[0] = ByteBuffer.wrap(header);
        for (int i = 0; i < stripes.length; i++) {
            int length = (int) Math.min(stripes[i].length, size - (long) i * STRIPE);
            chunks[i + 1] = ByteBuffer.wrap(stripes[i], 0, length).slice();
        }
        return new ChunkedByteBuffer(
                Arrays.stream(chunks).filter(ByteBuffer::hasRemaining).toArray(ByteBuffer[]::new));
    }
}
