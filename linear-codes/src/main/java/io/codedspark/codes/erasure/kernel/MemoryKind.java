package io.codedspark.codes.erasure.kernel;

/** Where shards lie. */
public enum MemoryKind {
    /** In {@code byte[]}. */
    HEAP,
    /** Outside of the heap, in direct {@code ByteBuffer}s. */
    DIRECT
}
