package io.codedspark.codes.erasure;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Shards outside of the heap; buffers are own views, shards begin at {@code starts}. */
record DirectShards(@Nullable ByteBuffer[] buffers, int[] starts, int[] lengths, long[] addresses) implements Shards {

    static DirectShards of(@Nullable ByteBuffer[] given) {
        ByteBuffer[] views = new ByteBuffer[given.length];
        int[] starts = new int[given.length];
        int[] lengths = new int[given.length];
        long[] addresses = new long[given.length];
        for (int i = 0; i < given.length; i++) {
            ByteBuffer buffer = given[i];
            if (buffer == null) {
                continue;
            }
            if (!buffer.isDirect() || buffer.isReadOnly()) {
                throw new IllegalArgumentException("Shard " + i + " is a "
                        + (buffer.isReadOnly() ? "read-only" : "heap") + " buffer; give direct, writable buffers, or"
                        + " use Shards.heap for arrays.");
            }
            starts[i] = buffer.position();
            lengths[i] = buffer.remaining();
            addresses[i] = Addresses.of(buffer) + buffer.position();
            views[i] = buffer.duplicate().clear().order(ByteOrder.LITTLE_ENDIAN);
        }
        return new DirectShards(views, starts, lengths, addresses);
    }

    @Override
    public int count() {
        return buffers.length;
    }

    @Override
    public boolean isPresent(int shard) {
        return buffers[shard] != null;
    }

    @Override
    public int length(int shard) {
        return buffers[shard] == null ? 0 : lengths[shard];
    }

    @Override
    public Object memory(int shard) {
        return DirectShards.class;
    }

    @Override
    public long address(int shard) {
        return addresses[shard];
    }

    @Override
    public Shards select(int... shards) {
        ByteBuffer[] some = new ByteBuffer[shards.length];
        int[] from = new int[shards.length];
        int[] size = new int[shards.length];
        long[] address = new long[shards.length];
        for (int i = 0; i < shards.length; i++) {
            some[i] = buffers[shards[i]];
            from[i] = starts[shards[i]];
            size[i] = lengths[shards[i]];
            address[i] = addresses[shards[i]];
        }
        return new DirectShards(some, from, size, address);
    }
}
