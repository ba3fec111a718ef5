package io.codedspark.codes.rateless;

/**
 * Makes rateless codes. How many symbols they need for {@code m} parts is in the table of {@code docs/choosing-a-code.md}; it
 * falls with {@code m}.
 */
public final class RatelessCodes {

    private static final double C = 0.03;
    private static final double DELTA = 0.5;
    private static final int MOST = 100_000;

    private RatelessCodes() {}

    /**
     * The LT code with {@code c = 0.03} and {@code delta = 0.5}. Luby, "LT codes" (2002); over the reals for
     * matrix-vector products: Mallick et al., "Rateless codes for near-perfect load balancing in distributed
     * matrix-vector multiplication" (2019).
     *
     * @param m parts, 1 to 100,000
     * @param symbols to hand out, 1 to 100,000; twice {@code m} leaves enough for small {@code m}
     * @param seed of all draws; the first symbols of a longer code of the same seed are those of a shorter one
     */
    public static RatelessCode lt(int m, int symbols, long seed) {
        return lt(m, symbols, C, DELTA, seed);
    }

    /**
     * The LT code with other parameters of the robust soliton distribution.
     *
     * @param c above 0; larger values make more symbols of degree 1
     * @param delta the chance to fail that the distribution is made for, between 0 and 1
     */
    public static RatelessCode lt(int m, int symbols, double c, double delta, long seed) {
        if (m < 1 || m > MOST || symbols < 1 || symbols > MOST) {
            throw new IllegalArgumentException("An LT code needs 1 to " + MOST + " parts and symbols, but m = " + m
                    + " and symbols = " + symbols + "; cut into fewer and larger parts.");
        }
        if (!(c > 0 && c < Double.POSITIVE_INFINITY && delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("The robust soliton distribution needs c > 0 and 0 < delta < 1, but c = "
                    + c + " and delta = " + delta + "; start with " + C + " and " + DELTA + ".");
        }
        return new LtCode(m, symbols, c, delta, seed);
    }
}
