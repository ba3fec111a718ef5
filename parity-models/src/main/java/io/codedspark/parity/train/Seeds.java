package io.codedspark.parity.train;

/** Seeds made of a seed and numbers, so that what is drawn in one place depends on nothing that was drawn before. */
final class Seeds {

    private Seeds() {}

    /** A seed for number {@code n} under a seed; far apart for neighbours (the finaliser of SplitMix64). */
    static long of(long seed, long n) {
        long z = seed + 0x9E3779B97F4A7C15L * (n + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
