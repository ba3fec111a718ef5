package io.codedspark.codes.real.kernel;

/** A generated kernel for some inputs and some outputs. */
interface SumKernel {

    /**
     * Sums a strip.
     *
     * @param in all input blocks, {@code float[]} or {@code double[]}; those from {@code first} on are read
     * @param out all output blocks; those from {@code firstOut} on are written
     * @param sums a strip for each output, for sums of floats that are not ended; index 0 is element {@code from}. Sums of
     *     doubles that are not ended are kept in the output blocks
     * @param weights all weights
     * @param count elements, a multiple of the tile's step
     */
    void run(
            Object[] in,
            int first,
            Object[] out,
            int firstOut,
            double[][] sums,
            double[][] weights,
            int from,
            int count);
}
