package io.codedspark.codes.real;

import io.codedspark.codes.GroupShape;
import java.util.Arrays;

/**
 * Makes codes over the reals. The sum, the DCT and the rotation code recover any {@code r} erased slots of a group (they are
 * MDS: all square submatrices of their parity weights are nonsingular). So do the orthonormal codes: those that were
 * searched for were checked for every pattern, the others are rotation codes. How many digits it costs is
 * {@link RealCode#condition}, and survivors above a bound are refused.
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
 * <p>Prefer several small groups to a wide one: above {@code k = 24} the two-row DCT code refuses some patterns in single
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
     * {@code r = 2}; for {@code r = 3 .. 8} {@link #orthonormal} up to {@code k = 16} and {@link #rotation} above.
     *
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
            default -> k <= 16 ? orthonormal(k, r, precision) : rotation(k, r, precision);
        };
    }

    /**
     * {@code r} orthonormal rows that were searched for: small random moves, from the rotation code's rows or from random
     * rows, as long as they made the worst conditioned pattern of erasures better. Codes with {@code k < r} are shortened
     * from {@code k = r}. The worst condition numbers over all patterns, beside those of the rotation code:
     *
     * <table>
     * <caption>Worst condition number, orthonormal / rotation</caption>
     * <tr><th>k</th><th>6</th><th>8</th><th>10</th><th>12</th><th>16</th></tr>
     * <tr><td>r = 3</td><td>19 / 32</td><td>33 / 87</td><td>63 / 113</td><td>124 / 135</td><td>213 / 440</td></tr>
     * <tr><td>r = 4</td><td>34 / 70</td><td>75 / 106</td><td>193 / 247</td><td>419 / 419</td><td>1052 / 1052</td></tr>
     * <tr><td>r = 5</td><td>122 / 122</td><td>284 / 303</td><td>457 / 457</td><td>1273 / 1349</td>
     *     <td>3889 / 4395</td></tr>
     * <tr><td>r = 6</td><td>122 / 122</td><td>566 / 696</td><td>1345 / 1543</td><td>2092 / 2305</td>
     *     <td>10430 / 10430</td></tr>
     * </table>
     *
     * <p>So in single precision every pattern is decoded for {@code r = 3} and up to {@code k = 14} for {@code r = 4}, 10 for 5
     * and 8 for 6; for others
     * {@link RealCode#canDecode} says which are.
     *
     * @param k sources, 1 to 16
     * @param r parities, 3 to 8
     */
    public static RealCode orthonormal(int k, int r, Precision precision) {
        GroupShape shape = new GroupShape(k, r);
        double[][] rows = OrthonormalTable.rows(k, r);
        return new MatrixCode("orthonormal(k=" + k + ", r=" + r + ")", shape, precision, rows);
    }

    /**
     * The roots-of-unity code in systematic real form. Sources are values at the {@code k}-th roots of unity, parities
     * values half-way between two of them, at places spread over the circle: source {@code j} weighs {@code 1 / (k sin(pi
     * (2 (m_i - j) + 1) / (2k)))} in parity {@code i}, {@code m_i = floor(i k / r)}. The rows are orthonormal and the code
     * is MDS. Parities are single slots, not the pairs in which rotation blocks come. Codes with {@code k < r} are
     * shortened from {@code k = r}.
     *
     * <table>
     * <caption>Condition numbers over patterns of r erased slots, worst / median</caption>
     * <tr><th>k</th><th>12</th><th>20</th><th>40</th><th>56</th></tr>
     * <tr><td>rotation, r = 2</td><td>63 / 16</td><td>178 / 27</td><td>718 / 53</td><td>1.4e3 / 75</td></tr>
     * <tr><td>dct, r = 2</td><td>173 / 7.9</td><td>625 / 11</td><td>3.5e3 / 18</td><td>8.2e3 / 23</td></tr>
     * <tr><td>rotation, r = 3</td><td>135 / 17</td><td>757 / 30</td><td>6.2e3 / 66</td><td>1.6e4 / 96</td></tr>
     * <tr><td>one draw of random rows, r = 3</td><td>6.6e3 / 13</td><td>1.6e4 / 19</td><td>3.6e5 / 32</td>
     *     <td>6.5e5 / 45</td></tr>
     * <tr><td>rotation, r = 8 (sampled)</td><td>1.0e4 / 38</td><td>1.6e5 / 91</td><td>6.2e6 / 3.0e2</td>
     *     <td>1.0e8 / 5.2e2</td></tr>
     * </table>
     *
     * <p>Its worst case is neighbouring sources, its typical one is 1.3 to 3 times worse than that of the DCT or of random
     * rows. The worst case of random rows with {@code r >= 4} and wide {@code k} is not known: too many patterns. At
     * {@code k = 56, r = 8} some patterns are refused even in double precision.
     *
     * <p>Source of the idea: Ramamoorthy and Tang, Numerically stable coded matrix computations via circulant and
     * rotation matrix embeddings, IEEE Transactions on Information Theory 68(4), 2022.
     *
     * @param k sources, 1 to 63
     * @param r parities, 1 to 8
     */
    public static RealCode rotation(int k, int r, Precision precision) {
        if (r < 1 || r > 8) {
            throw new IllegalArgumentException("The rotation code has 1 <= r <= 8 parities, but r = " + r
                    + "; take several smaller groups with fewer parities each.");
        }
        GroupShape shape = new GroupShape(k, r);
        double[][] rows = RotationRows.spread(Math.max(k, r), r);
        return new MatrixCode("rotation(k=" + k + ", r=" + r + ")", shape, precision, rows);
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
