package io.codedspark.examples.erasure;

import java.util.List;
import java.util.stream.IntStream;

/** A code's shape that is measured. */
record Shape(int k, int r) {

    static final List<Shape> ALL = List.of(new Shape(4, 2), new Shape(6, 3), new Shape(10, 4));

    /** Bytes of shards that are measured, in cache first: kernels are warmed up on these. */
    static final List<Integer> SHARD_BYTES = List.of(64 << 10, 1 << 20, 16 << 20);

    /** The worst that can be lost: the first r sources. */
    int[] lost() {
        return IntStream.range(0, r).toArray();
    }
}
