package io.codedspark.codes.matmul;

import io.codedspark.codes.Decoding;
import io.codedspark.codes.SolvedCode;
import io.codedspark.codes.real.RealCode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.stream.IntStream;

/** The grid of two codes; its generator is the Kronecker product of theirs, and is never solved as a whole. */
final class ProductCode extends SolvedCode {

    private static final long serialVersionUID = 1L;

    private final RealCode left;
    private final RealCode right;

    ProductCode(String name, RealCode left, RealCode right) {
        super(
                name,
                Math.min(left.precision().conditionBound(), right.precision().conditionBound()));
        this.left = left;
        this.right = right;
    }

    @Override
    public int tasks() {
        return left.shape().n() * right.shape().n();
    }

    @Override
    public int operands() {
        return 2;
    }

    @Override
    public int parts(int operand) {
        return side(operand).shape().k();
    }

    @Override
    public int outputs() {
        return parts(0) * parts(1);
    }

    @Override
    public double[] encoderWeights(int operand, int task) {
        Objects.checkIndex(task, tasks());
        RealCode side = side(operand);
        int k = side.shape().k();
        int n2 = right.shape().n();
        int slot = operand == 0 ? task / n2 : task % n2;
        return IntStream.range(0, k)
                .mapToDouble(source -> slot >= k ? side.parityWeight(slot - k, source) : slot == source ? 1 : 0)
                .toArray();
    }

    /** Peeling first; least squares for what is left, and for all that is lost where peeling amplifies too much. */
    @Override
    protected Decoding solve(BitSet arrived) {
        GridPeeling peeling = new GridPeeling(left, right, arrived);
        LostProducts peeled = lost(arrived);
        int[] home = home();
        for (int product = 0; product < home.length; product++) {
            double[] weights = peeling.weights(home[product]);
            if (weights != null) {
                peeled.put(product, weights);
            }
        }
        if (!peeled.solveRest()) {
            return unsolved();
        }
        Decoding decoding = judged(peeled.decoding());
        if (decoding.condition() <= conditionBound()) {
            return decoding;
        }
        LostProducts whole = lost(arrived);
        if (!whole.solveRest()) {
            return decoding;
        }
        Decoding best = judged(whole.decoding());
        return best.condition() < decoding.condition() ? best : decoding;
    }

    @Override
    protected String remedy(BitSet arrived) {
        GridPeeling peeling = new GridPeeling(left, right, arrived);
        String advice = "Compute one of the missing tasks again, or take smaller cells or codes with more parity.";
        return peeling.complete()
                ? advice
                : "Decoding row by row and column by column is stuck with " + peeling.stuck()
                        + " missing tasks, in rows " + Arrays.toString(peeling.stuckRows()) + " and columns "
                        + Arrays.toString(peeling.stuckColumns()) + " of the grid. " + advice;
    }

    private LostProducts lost(BitSet arrived) {
        return new LostProducts(
                home(), tasks(), task -> PairCode.kronecker(encoderWeights(0, task), encoderWeights(1, task)), arrived);
    }

    private int[] home() {
        int k2 = parts(1);
        int n2 = right.shape().n();
        return IntStream.range(0, outputs()).map(o -> o / k2 * n2 + o % k2).toArray();
    }

    private RealCode side(int operand) {
        return Objects.checkIndex(operand, 2) == 0 ? left : right;
    }
}
