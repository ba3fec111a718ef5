package io.codedspark.spark.cache;

import io.codedspark.codes.erasure.Shards;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** A block that lies in memory, in chunks. Stripes within one chunk on the heap are not copied. */
final class ChunkInput extends BlockInput {

    private final ByteBuffer[] chunks;
    private int current;

    /** @param chunks from position to limit; they stay as they are */
    ChunkInput(ByteBuffer... chunks) {
        this.chunks = Arrays.stream(chunks).map(ByteBuffer::duplicate).toArray(ByteBuffer[]::new);
    }

    @Override
    public int read() {
        return skipToBytes() ? chunks[current].get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int start, int length) {
        if (length == 0) {
            return 0;
        }
        if (!skipToBytes()) {
            return -1;
        }
        int some = Math.min(length, chunks[current].remaining());
        chunks[current].get(target, start, some);
        return some;
    }

    @Override
    Optional<Shards> stripe(int length, byte[] spare) throws IOException {
        if (!skipToBytes()) {
            return Optional.empty();
        }
        ByteBuffer chunk = chunks[current];
        if (!chunk.hasArray() || chunk.remaining() < length) {
            return super.stripe(length, spare);
        }
        Shards view = shard(chunk.array(), chunk.arrayOffset() + chunk.position(), length);
        chunk.position(chunk.position() + length);
        return Optional.of(view);
    }

    private boolean skipToBytes() {
        while (current < chunks.length && !chunks[current].hasRemaining()) {
            current++;
        }
        return current < chunks.length;
    }
}
