package io.codedspark.spark.cache;

import io.codedspark.codes.erasure.Shards;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** A stored block, read from its beginning: byte by byte, or stripe by stripe as what a code takes. */
abstract class BlockInput extends InputStream {

    /**
     * The next stripe as one shard, in the block's own memory where it lies there in one piece.
     *
     * @param length bytes of the stripe; what the block lacks of it counts as zeros
     * @param spare memory for stripes that have to be put together, of at least that length; the next call overwrites it
     * @return nothing at the block's end
     */
    Optional<Shards> stripe(int length, byte[] spare) throws IOException {
        int read = readNBytes(spare, 0, length);
        if (read == 0) {
            return Optional.empty();
        }
        Arrays.fill(spare, read, length, (byte) 0);
        return Optional.of(shard(spare, 0, length));
    }

    static Shards shard(byte[] array, int start, int length) {
        return Shards.heap(new byte[][] {array}, new int[] {start}, new int[] {length});
    }
}
