package io.codedspark.codes.matmul;

import io.codedspark.codes.Decoding;
import io.codedspark.codes.SolvedCode;
import io.codedspark.codes.WeightSolver;
import java.util.BitSet;
import java.util.Objects;

/**
 * A code that is its two tables of encoder weights. Outputs are weighted sums of the products of pairs of parts; a task's
 * result has the Kronecker product of its two rows as its weights in these. Decoding is by least squares with the least
 * weights, from all tasks that arrived.
 */
final class PairCode extends SolvedCode {

    private static final long serialVersionUID = 1L;

    private final double[][] left;
    private final double[][] right;
    private final double[][] wanted;
    private final int threshold;

    /**
     * @param left weights of the parts of operand 0, one row for each task
     * @param right weights of the parts of operand 1, one row for each task
     * @param wanted one row for each output: the weights of pair {@code (a, b)} at {@code a * parts(1) + b}
     * @param threshold how many tasks have to arrive
     */
    PairCode(String name, double conditionBound, double[][] left, double[][] right, double[][] wanted, int threshold) {
        super(name, conditionBound);
        this.left = left;
        this.right = right;
        this.wanted = wanted;
        this.threshold = threshold;
    }

    @Override
    public int tasks() {
        return left.length;
    }

    @Override
    public int operands() {
        return 2;
    }

    @Override
    public int parts(int operand) {
        return side(operand)[0].length;
    }

    @Override
    public int outputs() {
        return wanted.length;
    }

    @Override
    public double[] encoderWeights(int operand, int task) {
        return side(operand)[Objects.checkIndex(task, tasks())].clone();
    }

    @Override
    protected Decoding solve(BitSet arrived) {
        if (arrived.cardinality() < threshold) {
            return unsolved();
        }
        double[][] generator = new double[tasks()][];
        arrived.stream().forEach(task -> generator[task] = kronecker(left[task], right[task]));
        return judged(WeightSolver.solve(generator, wanted, arrived));
    }

    @Override
    protected String remedy(BitSet arrived) {
        return "It needs " + threshold + " tasks. Wait for another task, compute a missing one again, or cut the"
                + " matrices into fewer parts.";
    }

    private double[][] side(int operand) {
        return Objects.checkIndex(operand, 2) == 0 ? left : right;
    }

    static double[] kronecker(double[] a, double[] b) {
        double[] product = new double[a.length * b.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = a[i / b.length] * b[i % b.length];
        }
        return product;
    }
}
