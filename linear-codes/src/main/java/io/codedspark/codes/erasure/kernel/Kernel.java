package io.codedspark.codes.erasure.kernel;

/** The work on one tile of a matrix. */
interface Kernel {

    /**
     * Multiplies some chunks.
     *
     * @param in memory of all inputs of the matrix: {@code byte[]}, {@code ByteBuffer} or {@code MemorySegment}
     * @param inAt where in it each input's first chunk starts, in bytes
     * @param out memory of all outputs
     * @param outAt where in it each output's first chunk starts, in bytes
     * @param chunks how many chunks
     */
    void run(Object[] in, int[] inAt, Object[] out, int[] outAt, int chunks);
}
