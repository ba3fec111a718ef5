package io.codedspark.codes.erasure;

import java.nio.ByteBuffer;

/**
 * The shards of a group in one region outside of the heap. Each begins at a cache line, and shards lie a few lines more
 * apart than they are long, so that those of a power-of-two length don't compete for the same places in the caches.
 */
public final class Slab {

    private static final int LINE = 64;
    private static final int SKEW = 65 * LINE;

    private final ByteBuffer[] shards;
    private final Shards all;

    private Slab(ByteBuffer[] shards) {
        this.shards = shards;
        this.all = Shards.direct(shards);
    }

    /**
     * A slab filled with zeros.
     *
     * @param code which shards it is for
     * @param sourceLength bytes of a source shard
     * @throws IllegalArgumentException when all of it would be more than 2 GiB; encode in stripes then
     */
    public static Slab allocate(ErasureCode code, int sourceLength) {
        int parityLength = code.parityLength(sourceLength);
        int n = code.k() + code.r();
        long stride = (parityLength + LINE - 1L) / LINE * LINE + SKEW;
        if (stride * n > Integer.MAX_VALUE - LINE) {
            throw new IllegalArgumentException(n + " shards of " + sourceLength + " bytes need " + stride * n
                    + " bytes, but a slab holds at most 2 GiB; encode in stripes of shorter shards.");
        }
        ByteBuffer region =
                ByteBuffer.allocateDirect(Math.toIntExact(stride * n + LINE)).alignedSlice(LINE);
        ByteBuffer[] shards = new ByteBuffer[n];
        for (int i = 0; i < n; i++) {
            shards[i] = region.slice(Math.toIntExact(i * stride), i < code.k() ? sourceLength : parityLength);
        }
        return new Slab(shards);
    }

    /** The memory of a shard, from position 0; each call gives an own view. */
    public ByteBuffer shard(int slot) {
        return shards[slot].duplicate();
    }

    /** All shards: sources, then parities. */
    public Shards shards() {
        return all;
    }
}
