package io.codedspark.examples.kernels;

import java.util.List;

/**
 * One measured rate of encoding.
 *
 * @param whose which implementation
 * @param type float or double
 * @param k source blocks
 * @param r parity blocks
 * @param blockBytes bytes of a block
 * @param gigabytesPerSecond sources, that is k blocks, by processor time of one thread, 10^9 bytes a second
 */
record KernelRate(String whose, String type, int k, int r, int blockBytes, double gigabytesPerSecond) {

    /** k and r of the shapes that are measured. */
    static final List<int[]> SHAPES = List.of(new int[] {4, 1}, new int[] {4, 2}, new int[] {8, 2}, new int[] {10, 4});

    /** Bytes of blocks that are measured, in cache first: kernels are warmed up on these. */
    static final List<Integer> BLOCK_BYTES = List.of(64 << 10, 1 << 20, 16 << 20);

    String key() {
        return type + " (" + k + "," + r + ") " + (blockBytes >> 10) + "K";
    }

    /** The line in which one process tells another. */
    String line() {
        return String.join(
                "\t", "rate", whose, type, "" + k, "" + r, "" + blockBytes, String.valueOf(gigabytesPerSecond));
    }

    boolean isOf(String implementation, String ofKey) {
        return whose.equals(implementation) && key().equals(ofKey);
    }

    static KernelRate parse(String line) {
        String[] parts = line.split("\t", -1);
        return new KernelRate(
                parts[1],
                parts[2],
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]),
                Integer.parseInt(parts[5]),
                Double.parseDouble(parts[6]));
    }
}
