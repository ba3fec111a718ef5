package io.codedspark.codes.machine;

/**
 * A piece of arithmetic by which a machine's speed is measured: best the routine that the real work will use, such as the
 * matrix product of a native library. Its data should fit the caches. Runs on one thread.
 */
public interface ComputeWork {

    /** What computes, such as {@code "plain Java"}; balances are kept by this name. */
    String name();

    /** Floating-point operations of one run, single precision. */
    double flops();

    /** Does the work once. */
    void run();
}
