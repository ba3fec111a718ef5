package io.codedspark.codes.erasure;

import org.jspecify.annotations.Nullable;

/** Shards in arrays. */
record HeapShards(byte[][] arrays, int[] starts, int[] lengths) implements Shards {

    HeapShards {
        if (arrays.length != starts.length || arrays.length != lengths.length) {
            throw new IllegalArgumentException("There are " + arrays.length + " arrays, " + starts.length
                    + " starts and " + lengths.length + " lengths; give one of each for every shard.");
        }
        for (int i = 0; i < arrays.length; i++) {
            byte[] array = arrays[i];
            if (array != null && (starts[i] < 0 || lengths[i] < 0 || lengths[i] > array.length - starts[i])) {
                throw new IllegalArgumentException("Shard " + i + " would be the bytes " + starts[i] + " to "
                        + ((long) starts[i] + lengths[i]) + " of an array of " + array.length + ".");
            }
        }
    }

    @Override
    public int count() {
        return arrays.length;
    }

    @Override
    public boolean isPresent(int shard) {
        return arrays[shard] != null;
    }

    @Override
    public int length(int shard) {
        return arrays[shard] == null ? 0 : lengths[shard];
    }

    @Override
    public @Nullable Object memory(int shard) {
        return arrays[shard];
    }

    @Override
    public long address(int shard) {
        return starts[shard];
    }

    @Override
    public Shards select(int... shards) {
        byte[][] some = new byte[shards.length][];
        int[] from = new int[shards.length];
        int[] size = new int[shards.length];
        for (int i = 0; i < shards.length; i++) {
            some[i] = arrays[shards[i]];
            from[i] = starts[shards[i]];
            size[i] = lengths[shards[i]];
        }
        return new HeapShards(some, from, size);
    }
}
