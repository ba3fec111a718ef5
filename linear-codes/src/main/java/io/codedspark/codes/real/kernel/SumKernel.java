package io.codedspark.codes.real.kernel;

/** A generated kernel for some inputs and some outputs. */
interface SumKernel {

    /**
     * Sums a strip.
     *
     * @param in all input blocks; those from {@code first} on are read
     * @param out all output blocks; those from {@code firstOut} on are written
     * @param sums a strip for each output, for sums that are not ended; index 0 is element {@code from}
     * @param weights all weights
     * @param count elements, a multiple of the lanes
     */
    void run(
            float[][] in,
            int first,
            float[][] out,
            int firstOut,
            double[][] sums,
            double[][] weights,
            int from,
            int count);
}
