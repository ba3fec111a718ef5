package io.codedspark.codes.erasure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Copies bytes out of shards and into them. */
final class ShardParts {

    private ShardParts() {}

    private static byte[] array(HeapShards shards, int shard) {
        return present(shards.arrays()[shard], shard);
    }

    private static <T> T present(@Nullable T memory, int shard) {
        if (memory == null) {
            throw new IllegalArgumentException("Shard " + shard + " is missing (null).");
        }
        return memory;
    }

    static void read(Shards shards, int shard, int from, byte[] target, int bytes) {
        if (shards instanceof HeapShards heap) {
            System.arraycopy(array(heap, shard), heap.starts()[shard] + from, target, 0, bytes);
        } else {
            DirectShards direct = (DirectShards) shards;
            ByteBuffer buffer = present(direct.buffers()[shard], shard);
            buffer.get(direct.starts()[shard] + from, target, 0, bytes);
        }
    }

    static void write(Shards shards, int shard, int from, byte[] source, int bytes) {
        if (shards instanceof HeapShards heap) {
            System.arraycopy(source, 0, array(heap, shard), heap.starts()[shard] + from, bytes);
        } else {
            DirectShards direct = (DirectShards) shards;
            ByteBuffer buffer = present(direct.buffers()[shard], shard);
            buffer.put(direct.starts()[shard] + from, source, 0, bytes);
        }
    }

    /** A copy of a part of some shards, in arrays. */
    static Shards copy(Shards shards, int[] slots, int from, int bytes) {
        byte[][] copy = new byte[slots.length][bytes];
        for (int i = 0; i < slots.length; i++) {
            read(shards, slots[i], from, copy[i], bytes);
        }
        return Shards.heap(copy);
    }

    static boolean equal(Shards a, Shards b) {
        for (int i = 0; i < a.count(); i++) {
            byte[] left = new byte[a.length(i)];
            byte[] right = new byte[b.length(i)];
            read(a, i, 0, left, left.length);
            read(b, i, 0, right, right.length);
            if (!Arrays.equals(left, right)) {
                return false;
            }
        }
        return true;
    }
}
