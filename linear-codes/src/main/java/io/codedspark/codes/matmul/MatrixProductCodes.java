package io.codedspark.codes.matmul;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.real.Precision;
import io.codedspark.codes.real.RealCode;
import io.codedspark.codes.real.RealCodes;
import java.util.BitSet;

/**
 * Makes codes of matrix products {@code A B}. Operand 0 is {@code A}, operand 1 is {@code B}; a task multiplies a weighted
 * sum of the parts of one by a weighted sum of the parts of the other. How the matrices are cut:
 *
 * <table>
 * <caption>Codes, their parts and outputs</caption>
 * <tr><th>code</th><th>A</th><th>B</th><th>output</th><th>tasks needed</th></tr>
 * <tr><td>local product, product</td><td>{@code m} row blocks</td><td>{@code p} column blocks</td>
 *     <td>{@code i p + l}: {@code A_i B_l}</td><td>by pattern</td></tr>
 * <tr><td>Khatri-Rao</td><td>{@code m} row blocks</td><td>{@code p} column blocks</td>
 *     <td>{@code i p + l}: {@code A_i B_l}</td><td>any {@code m p}</td></tr>
 * <tr><td>OrthoMatDot</td><td>{@code m} column blocks</td><td>{@code m} row blocks</td><td>{@code 0}: {@code A B}</td>
 *     <td>any {@code 2 m - 1}</td></tr>
 * <tr><td>entangled</td><td>{@code m} by {@code s} blocks</td><td>{@code s} by {@code p} blocks</td>
 *     <td>{@code i p + l}: {@code sum over j of A_ij B_jl}</td><td>any {@code s m p + s - 1}</td></tr>
 * </table>
 *
 * <p><b>Error.</b> With condition number {@code c}, tasks' results that are rounded with unit roundoff {@code u}, and
 * {@code |x|} the Euclidean norm of the products of all pairs of parts at one position, the outputs at that position
 * differ from the true ones by at most about {@code c u |x|}, times {@code sqrt(s)} where an output sums up {@code s} pairs.
 * All codes work in double precision and refuse conditions above 1e8; a product code has the bound of its sides.
 */
public final class MatrixProductCodes {

    private static final int MOST_TASKS = 4096;

    private MatrixProductCodes() {}

    /**
     * The product code of two codes: task {@code i * n2 + j} multiplies coded block {@code i} of {@code A} by coded
     * block {@code j} of {@code B}, so that rows and columns of the grid of results are coded too. Every pattern of at
     * most {@code (r1 + 1)(r2 + 1) - 1} missing tasks decodes when both codes recover any {@code r} slots; many larger
     * ones do. Rows and columns are decoded one after the other by their own codes; what that cannot reach is solved by
     * least squares, where the arrived tasks determine it. An arrived product is taken as it is, with weight 1. Lee, Suh,
     * Ramchandran, "High-dimensional coded matrix multiplication" (2017).
     *
     * <p>The condition is {@code sqrt(1 + |W|^2) sqrt(1 + |P|^2)} in 2-norms, {@code W} the weights of the products that
     * did not arrive and {@code P} the generator's rows of the parity tasks that are used: 1 when every product arrived.
     */
    public static ArrivalCode product(RealCode left, RealCode right) {
        return new ProductCode("product(" + left.name() + ", " + right.name() + ")", left, right);
    }

    /**
     * One cell of the local product code, the one to take: {@code length} parts and one sum parity on each side, so
     * {@code (length + 1)^2} tasks for {@code length^2} products. Any 3 missing tasks decode. A large
     * product is cut into cells that do not know each other. Gupta et al., "Serverless straggler mitigation using local
     * error-correcting codes" (2020).
     *
     * @param length parts a side, 1 to 16
     */
    public static ArrivalCode localProduct(int length) {
        if (length < 1 || length > 16) {
            throw new IllegalArgumentException("A cell of the local product code has 1 to 16 parts a side, but got "
                    + length + "; cut the product into more cells.");
        }
        return new ProductCode("local-product(" + length + ")", RealCodes.sum(length), RealCodes.sum(length));
    }

    /**
     * A random Khatri-Rao code with the threshold of a polynomial code: any {@code m p} of {@code n} tasks give all
     * products, almost surely. Tasks {@code 0 .. m p - 1} are the products themselves, task {@code i p + l} computes
     * {@code A_i B_l}; the other tasks multiply random sums of all parts. An arrived product is taken as it is, with
     * weight 1. The condition is that of {@link #product}.
     *
     * <p>The random weights are the best of 32 draws, by all patterns for up to 13 tasks and by a sample of small
     * ones for more; sets of tasks with a condition above
     * 1e8 are refused. Subramaniam, Heidarzadeh, Narayanan, "Random Khatri-Rao-product codes for numerically-stable
     * distributed matrix multiplication" (2019), there without the products as tasks.
     *
     * <table>
     * <caption>Condition over all sets of exactly m p tasks, with one seed; a sample for n = 42</caption>
     * <tr><th>m</th><th>p</th><th>n</th><th>worst at most</th><th>median at most</th></tr>
     * <tr><td>3</td><td>3</td><td>11</td><td>60</td><td>15</td></tr>
     * <tr><td>3</td><td>3</td><td>12</td><td>600</td><td>20</td></tr>
     * <tr><td>4</td><td>4</td><td>20</td><td>4e4</td><td>35</td></tr>
     * <tr><td>6</td><td>6</td><td>42</td><td>3e4</td><td>60</td></tr>
     * </table>
     *
     * @param n tasks, {@code m p} to 4096
     * @throws IllegalArgumentException when the sizes do not fit, or the seed gives no well conditioned code
     */
    public static ArrivalCode khatriRao(int m, int p, int n, long seed) {
        String name = "khatri-rao(m=" + m + ", p=" + p + ", n=" + n + ")";
        check(name, n, (long) m * p, m, p);
        return new KhatriRaoCode(name, m, p, KhatriRaoRows.search(m, p, n - m * p, seed));
    }

    /**
     * A code for a long inner dimension: the one output {@code A B = sum over i of A_i B_i} from any {@code 2 m - 1} of
     * {@code n} tasks. A task returns a matrix as large as the output.
     *
     * <p>Task {@code t} weights part {@code i} of both operands by {@code O_i(theta_t)}, an orthonormal basis of {@code m}
     * functions on the half circle whose products span {@code 2 m - 1} functions. So the output is an integral, which
     * the arrived points give exactly: when all have arrived it is the mean of the results. Fahim and Cadambe,
     * "Numerically stable polynomially coded computing" (2021), take Chebyshev polynomials and their nodes on an
     * interval. The half circle keeps their threshold and is better conditioned, because it has no ends: with
     * {@code m = 4} and {@code n = 9} the worst condition over all patterns is below 5 here and above 50 there
     * ({@code OrthoMatDotTest}).
     *
     * <table>
     * <caption>Condition over all sets of exactly 2 m - 1 tasks; for n = 27 all neighbours and a sample</caption>
     * <tr><th>m</th><th>n</th><th>worst at most</th><th>median at most</th></tr>
     * <tr><td>4</td><td>9</td><td>5</td><td>1.7</td></tr>
     * <tr><td>4</td><td>11</td><td>30</td><td>2.5</td></tr>
     * <tr><td>8</td><td>17</td><td>8</td><td>1.6</td></tr>
     * <tr><td>8</td><td>19</td><td>180</td><td>4</td></tr>
     * <tr><td>12</td><td>27</td><td>500</td><td>5</td></tr>
     * </table>
     *
     * @param n tasks, {@code 2 m - 1} to 4096
     * @throws IllegalArgumentException when the sizes do not fit
     */
    public static ArrivalCode orthoMatDot(int m, int n) {
        String name = "ortho-mat-dot(m=" + m + ", n=" + n + ")";
        check(name, n, 2L * m - 1, m, m);
        double[][] weights = CircleWeights.orthonormal(m, n);
        return solvable(new PairCode(
                name,
                Precision.DOUBLE.conditionBound(),
                weights,
                weights,
                EntangledWeights.wanted(m, 1, 1),
                2 * m - 1));
    }

    /**
     * The entangled polynomial code: all blocks of {@code A B} from any {@code s m p + s - 1} of {@code n} tasks, with the
     * inner dimension cut into {@code s}. Part {@code i s + j} of operand 0 is block {@code A_ij}, part {@code j p + l}
     * of operand 1 is block {@code B_jl}, and output {@code i p + l} is {@code sum over j of A_ij B_jl}. Yu,
     * Maddah-Ali, Avestimehr, "Straggler mitigation in distributed matrix multiplication: fundamental limits and optimal
     * coding" (2020).
     *
     * <p>The weights are not powers of a number, but {@code cos^(d - e) sin^e} at equally spaced angles, scaled: the same
     * code seen on the circle. That keeps the threshold. It slows the growth of the condition but does not end it; worst
     * condition over the patterns of four missing tasks, with {@code n} four above the threshold:
     *
     * <table>
     * <caption>Condition with four tasks more than needed; from threshold 19 on all neighbours and a sample</caption>
     * <tr><th>(s, m, p)</th><th>threshold</th><th>at most</th></tr>
     * <tr><td>(2, 2, 2)</td><td>9</td><td>600</td></tr>
     * <tr><td>(3, 2, 2)</td><td>14</td><td>1.2e4</td></tr>
     * <tr><td>(2, 3, 3)</td><td>19</td><td>2e5</td></tr>
     * <tr><td>(3, 3, 3)</td><td>29</td><td>4e7</td></tr>
     * </table>
     *
     * <p>Prefer {@link #orthoMatDot} where {@code m = p = 1} and {@link #khatriRao} where {@code s = 1}.
     *
     * @param s blocks of the inner dimension
     * @param m block rows of {@code A}
     * @param p block columns of {@code B}
     * @param n tasks, {@code s m p + s - 1} to 4096
     * @throws IllegalArgumentException when the sizes do not fit, or so many blocks are asked for that not even all tasks
     *     are well enough conditioned
     */
    public static ArrivalCode entangled(int s, int m, int p, int n) {
        String name = "entangled(s=" + s + ", m=" + m + ", p=" + p + ", n=" + n + ")";
        check(name, n, (long) s * m * p + s - 1, (long) s * m, (long) s * p);
        EntangledWeights weights = EntangledWeights.of(s, m, p, n);
        return solvable(new PairCode(
                name,
                Precision.DOUBLE.conditionBound(),
                weights.left(),
                weights.right(),
                weights.wanted(),
                s * m * p + s - 1));
    }

    private static void check(String name, int n, long threshold, long left, long right) {
        if (left < 1 || right < 1 || left * right > MOST_TASKS) {
            throw new IllegalArgumentException(name + " would have " + left + " by " + right
                    + " parts; take at least 1 of each and at most " + MOST_TASKS + " pairs of them.");
        }
        if (n < threshold || n > MOST_TASKS) {
            throw new IllegalArgumentException(name + " needs at least " + threshold + " tasks and at most "
                    + MOST_TASKS + ", but got " + n + "; take n = " + threshold
                    + " and as many more as tasks may be missing.");
        }
    }

    private static ArrivalCode solvable(PairCode code) {
        BitSet all = new BitSet();
        all.set(0, code.tasks());
        if (!code.canDecode(all)) {
            throw new IllegalArgumentException(code + " has the condition number " + code.condition(all)
                    + " even when all tasks arrive, above the bound " + Precision.DOUBLE.conditionBound()
                    + "; cut the matrices into fewer parts.");
        }
        return code;
    }
}
