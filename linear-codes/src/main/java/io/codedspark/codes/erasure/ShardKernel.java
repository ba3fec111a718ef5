package io.codedspark.codes.erasure;

import io.codedspark.codes.erasure.kernel.Layout;
import io.codedspark.codes.erasure.kernel.MatrixKernel;
import io.codedspark.codes.erasure.kernel.MemoryKind;
import java.util.Arrays;

/** Runs a kernel over shards: whole chunks in place, the rest of the last chunk through scratch memory filled up by zeros. */
final class ShardKernel {

    private ShardKernel() {}

    /** Shards are present and of one kind; lengths differ by less than a chunk. */
    static void multiply(Layout layout, MatrixKernel kernel, Shards in, Shards out) {
        int shortest = Math.min(shortest(in), shortest(out));
        int chunks = shortest / layout.chunkBytes();
        MemoryKind kind = in instanceof HeapShards ? MemoryKind.HEAP : MemoryKind.DIRECT;
        kernel.run(kind, memory(in), starts(in), memory(out), starts(out), chunks);
        int done = chunks * layout.chunkBytes();
        if (longest(out) > done) {
            last(layout, kernel, in, out, done);
        }
    }

    private static void last(Layout layout, MatrixKernel kernel, Shards in, Shards out, int done) {
        byte[][] from = new byte[in.count()][layout.chunkBytes()];
        for (int i = 0; i < from.length; i++) {
            ShardParts.read(in, i, done, from[i], in.length(i) - done);
        }
        byte[][] to = new byte[out.count()][layout.chunkBytes()];
        for (int i = 0; i < to.length; i++) {
            ShardParts.read(out, i, done, to[i], out.length(i) - done);
        }
        kernel.run(MemoryKind.HEAP, from, new int[from.length], to, new int[to.length], 1);
        for (int i = 0; i < to.length; i++) {
            ShardParts.write(out, i, done, to[i], out.length(i) - done);
        }
    }

    private static int shortest(Shards shards) {
        int shortest = Integer.MAX_VALUE;
        for (int i = 0; i < shards.count(); i++) {
            shortest = Math.min(shortest, shards.length(i));
        }
        return shortest;
    }

    private static int longest(Shards shards) {
        int longest = 0;
        for (int i = 0; i < shards.count(); i++) {
            longest = Math.max(longest, shards.length(i));
        }
        return longest;
    }

    private static Object[] memory(Shards shards) {
        return shards instanceof HeapShards heap
                ? Arrays.copyOf(heap.arrays(), heap.count(), Object[].class)
                : Arrays.copyOf(((DirectShards) shards).buffers(), shards.count(), Object[].class);
    }

    private static int[] starts(Shards shards) {
        return shards instanceof HeapShards heap ? heap.starts() : ((DirectShards) shards).starts();
    }
}
