package io.codedspark.codes.matmul;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.WeightSolver;
import io.codedspark.codes.real.Precision;
import io.codedspark.codes.real.RealCode;
import java.util.BitSet;
import java.util.Locale;
import java.util.Objects;

/** The grid of two codes; its generator is the Kronecker product of theirs. */
final class ProductCode implements ArrivalCode {

    private static final long serialVersionUID = 1L;
    private static final double RESIDUAL_BOUND = 1e-8;

    private final String name;
    private final RealCode left;
    private final RealCode right;

    ProductCode(String name, RealCode left, RealCode right) {
        this.name = name;
        this.left = left;
        this.right = right;
    }

    @Override
    public String name() {
        return name;
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
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public double[] encoderWeights(int operand, int task) {
        Objects.checkIndex(task, tasks());
        RealCode side = side(operand);
        int k = side.shape().k();
        int slot =
                operand == 0 ? task / right.shape().n() : task % right.shape().n();
        double[] weights = new double[k];
        for (int source = 0; source < k; source++) {
            weights[source] = slot >= k ? side.parityWeight(slot - k, source) : slot == source ? 1 : 0;
        }
        return weights;
    }

    @Override
    public boolean canDecode(BitSet arrived) {
        return condition(arrived) <= bound().conditionBound();
    }

    @Override
    public double condition(BitSet arrived) {
        return attempt(arrived).condition();
    }

    @Override
    public Decoding decoding(BitSet arrived) {
        Decoding decoding = attempt(arrived);
        if (decoding.condition() <= bound().conditionBound()) {
            return decoding;
        }
        throw new NotRecoverableException(String.format(
                Locale.ROOT,
                "The %d products of %s cannot be decoded from the %d arrived of %d tasks: condition number %.3g is above"
                        + " %.0e, the bound for %s. Compute one of the missing tasks again, or take smaller cells.",
                outputs(),
                name,
                arrived.cardinality(),
                tasks(),
                decoding.condition(),
                bound().conditionBound(),
                bound()));
    }

    @Override
    public String toString() {
        return name;
    }

    private Decoding attempt(BitSet arrived) {
        double[][] generator = new double[tasks()][];
        for (int task = 0; task < generator.length; task++) {
            generator[task] = kronecker(encoderWeights(0, task), encoderWeights(1, task));
        }
        double[][] identity = new double[outputs()][outputs()];
        for (int output = 0; output < identity.length; output++) {
            identity[output][output] = 1;
        }
        Decoding best = WeightSolver.solve(generator, identity, arrived);
        return best.residual() <= RESIDUAL_BOUND
                ? best
                : new Decoding(best.tasks(), best.weights(), Double.POSITIVE_INFINITY, best.residual());
    }

    /** The tighter of the two sides' precisions. */
    private Precision bound() {
        return left.precision() == Precision.FLOAT ? left.precision() : right.precision();
    }

    private RealCode side(int operand) {
        return Objects.checkIndex(operand, 2) == 0 ? left : right;
    }

    private static double[] kronecker(double[] a, double[] b) {
        double[] product = new double[a.length * b.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = a[i / b.length] * b[i % b.length];
        }
        return product;
    }
}
