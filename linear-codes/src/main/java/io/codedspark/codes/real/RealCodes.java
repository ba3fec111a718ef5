package io.codedspark.codes.real;

import io.codedspark.codes.GroupShape;
import java.util.Arrays;

/**
 * Makes codes over the reals. The sum and the DCT code recover any {@code r} erased slots of a group (they are MDS: all square
 * submatrices of their parity weights are nonsingular); the orthonormal codes do almost surely, which was checked for every
 * pattern of small groups and for samples of wide ones. How many digits it costs is {@link RealCode#condition}, and survivors
 * above a bound are refused.
 *
 * <table>
 * <caption>Worst condition number over all patterns of r erased slots</caption>
 * <tr><th>k</th><th>2</th><th>4</th><th>6</th><th>8</th><th>10</th><th>12</th><th>20</th><th>40</th><th>60</th></tr>
 * <tr><td>sum</td><td>2.6</td><td>4.8</td><td>6.9</td><td>8.9</td><td>11</td><td>13</td><td>21</td><td>41</td>
 *     <td>61</td></tr>
 * <tr><td>dct</td><td>2.4</td><td>10</td><td>29</td><td>61</td><td>109</td><td>173</td><td>625</td><td>3.6e3</td>
 *     <td>9.8e3</td></tr>
 * </table>
 *
 * <p>Prefer several small groups to a wide one: above {@code k = 24} the two-row code refuses some patterns in single
 * precision.
 */
public final class RealCodes {

    private RealCodes() {}

    /**
     * The sum code in double precision: one parity, the plain sum of the sources ({@code r = 1}).
     *
     * @param k sources, 1 to 63
     */
    public static RealCode sum(int k) {
        return sum(k, Precision.DOUBLE);
    }

    /** The sum code for blocks of the given precision. */
    public static RealCode sum(int k, Precision precision) {
        GroupShape shape = new GroupShape(k, 1);
        double[][] weights = new double[1][k];
        Arrays.fill(weights[0], 1);
        return new MatrixCode("sum(k=" + k + ")", shape, precision, weights);
    }

    /**
     * The two-row DCT code in double precision ({@code r = 2}): the first two rows of the orthonormal discrete cosine
     * transform of length {@code K}, {@code sqrt(1/K)} and {@code sqrt(2/K) cos(pi (2j + 1) / (2K))} for source
     * {@code j}.
     *
     * <p>Two columns of it are never parallel, because the cosine falls strictly on {@code (0, pi)}. A row alone
     * recovers one erased source as long as its weight is not 0, which the second row's middle weight would be for odd
     * {@code K}. So {@code K = k} for even {@code k} and {@code K = k + 1} for odd {@code k}: the code of the next even
     * number with its last source absent (a shortened MDS code is MDS, and no worse conditioned than the full one).
     * Shifting the phase of the cosine for odd {@code k} instead was measured to be worse conditioned from
     * {@code k = 3} on.
     *
     * <p>From three rows on, low DCT rows have singular submatrices; this family ends at {@code r = 2}.
     *
     * @param k sources, 1 to 62
     */
    public static RealCode dct(int k) {
        return dct(k, Precision.DOUBLE);
    }

    /** The two-row DCT code for blocks of the given precision. */
    public static RealCode dct(int k, Precision precision) {
        GroupShape shape = new GroupShape(k, 2);
        int length = k + k % 2;
        double[][] weights = new double[2][k];
        for (int source = 0; source < k; source++) {
            weights[0][source] = Math.sqrt(1.0 / length);
            weights[1][source] = Math.sqrt(2.0 / length) * Math.cos(Math.PI * (2 * source + 1) / (2 * length));
        }
        return new MatrixCode("dct(k=" + k + ")", shape, precision, weights);
    }

    /**
     * The code to take for a group in double precision: {@link #sum(int)} for {@code r = 1}, {@link #dct(int)} for
     * {@code r = 2}, {@link #orthonormal} for {@code r = 3 .. 8}.
     *
     * @param k sources, 1 to 24 for {@code r >= 3}
     * @param r parities, 1 to 8
     */
    public static RealCode of(int k, int r) {
        return of(k, r, Precision.DOUBLE);
    }

    /** The code to take for a group whose blocks are of the given precision. */
    public static RealCode of(int k, int r, Precision precision) {
        return switch (r) {
            case 1 -> sum(k, precision);
            case 2 -> dct(k, precision);
            default -> orthonormal(k, r, precision);
        };
    }

    /**
     * {@code r} orthonormal rows drawn from a seed that was searched for, briefly for wide codes: the one with the largest smallest-singular-value over all square submatrices of sizes 1 and 2 and a sample of 3000
     * larger ones. Codes with {@code k < r} are shortened from {@code k = r}. Some patterns of wide codes may still be
     * refused in single precision; {@link RealCode#canDecode} says which.
     *
     * @param k sources, 1 to 24
     * @param r parities, 3 to 8
     */
    public static RealCode orthonormal(int k, int r, Precision precision) {
        GroupShape shape = new GroupShape(k, r);
        double[][] rows = OrthonormalTable.rows(k, r);
        return new MatrixCode("orthonormal(k=" + k + ", r=" + r + ")", shape, precision, rows);
    }

    /**
     * Replication: every source is computed {@code copies} times; parity {@code i} is a copy of source {@code i mod k}.
     * It serves any function, but it is not MDS: a source whose copies are all erased is refused, with an infinite
     * condition.
     *
     * @param copies how often each source is there, itself included; 2 or more, with {@code k * copies <= 64}
     */
    public static RealCode replication(int k, int copies, Precision precision) {
        if (copies < 2) {
            throw new IllegalArgumentException(
                    "Replication needs 2 copies of each source or more, but got " + copies + "; ask for 2.");
        }
        GroupShape shape = new GroupShape(k, k * (copies - 1));
        double[][] weights = new double[shape.r()][k];
        for (int parity = 0; parity < weights.length; parity++) {
            weights[parity][parity % k] = 1;
        }
        return new MatrixCode("replication(k=" + k + ", copies=" + copies + ")", shape, precision, weights);
    }
}
