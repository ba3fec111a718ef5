package io.codedspark.codes.machine;

import java.io.Serializable;

/**
 * What one thread of a machine reaches: how fast it computes, and how fast it moves memory. Work that needs fewer operations
 * a moved byte than {@link #flopsPerByte()} waits for memory; work that needs more waits for arithmetic.
 *
 * @param flopsPerSecond floating-point operations a second, single precision, above 0
 * @param bytesPerSecond bytes read and written a second, of blocks larger than the caches, above 0
 */
public record MachineBalance(double flopsPerSecond, double bytesPerSecond) implements Serializable {

    public MachineBalance {
        if (!(flopsPerSecond > 0)
                || !(bytesPerSecond > 0)
                || Double.isInfinite(flopsPerSecond)
                || Double.isInfinite(bytesPerSecond)) {
            throw new IllegalArgumentException("A machine computes and moves more than nothing and a finite amount a"
                    + " second, but these were given: " + flopsPerSecond + " operations and " + bytesPerSecond
                    + " bytes.");
        }
    }

    /** The balance: operations that the machine does while it moves one byte. */
    public double flopsPerByte() {
        return flopsPerSecond / bytesPerSecond;
    }

    /**
     * The least seconds that work can take on one thread when computing and moving overlap: the longer of the two (the
     * roofline model of Williams, Waterman and Patterson, 2009).
     *
     * @param flops operations of the work
     * @param bytes that it moves
     */
    public double seconds(double flops, double bytes) {
        return Math.max(flops / flopsPerSecond, bytes / bytesPerSecond);
    }

    /** Whether work of an arithmetic intensity, in operations a byte, waits for memory. */
    public boolean waitsForMemory(double intensity) {
        return intensity < flopsPerByte();
    }
}
