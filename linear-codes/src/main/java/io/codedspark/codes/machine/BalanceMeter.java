package io.codedspark.codes.machine;

/**
 * Measures a machine's balance on the calling thread, in about a second: the best of many short windows, so that what else
 * the machine does disturbs little.
 */
public final class BalanceMeter {

    private static final long LONGEST_NANOS = 1_500_000_000L;
    private static final int BLOCK = 64 << 20;
    private static final int SHARE_OF_HEAP = 8;

    private BalanceMeter() {}

    /**
     * Measures.
     *
     * @param compute the arithmetic that counts as this machine's speed
     */
    public static MachineBalance measure(ComputeWork compute) {
        double nanos = WarmUpThread.steadyNanos(compute::run, Double.MAX_VALUE, LONGEST_NANOS);
        return new MachineBalance(compute.flops() / nanos * 1e9, copiedBytesPerSecond());
    }

    /** Copies a block of 64 MiB (less in a small heap), which is read once and written once. */
    private static double copiedBytesPerSecond() {
        int size = (int) Math.min(BLOCK, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        byte[] from = new byte[size];
        byte[] to = new byte[size];
        double nanos =
                WarmUpThread.steadyNanos(() -> System.arraycopy(from, 0, to, 0, size), Double.MAX_VALUE, LONGEST_NANOS);
        return 2.0 * size / nanos * 1e9;
    }
}
