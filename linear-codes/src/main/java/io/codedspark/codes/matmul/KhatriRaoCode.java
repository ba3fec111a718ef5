package io.codedspark.codes.matmul;

import io.codedspark.codes.Decoding;
import io.codedspark.codes.SolvedCode;
import io.codedspark.codes.real.Precision;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.stream.IntStream;

/** All products as tasks, and parity tasks that multiply weighted sums of all parts. */
final class KhatriRaoCode extends SolvedCode {

    private static final long serialVersionUID = 1L;

    private final int m;
    private final int p;
    private final KhatriRaoRows parity;

    KhatriRaoCode(String name, int m, int p, KhatriRaoRows parity) {
        super(name, Precision.DOUBLE.conditionBound());
        this.m = m;
        this.p = p;
        this.parity = parity;
    }

    @Override
    public int tasks() {
        return m * p + parity.count();
    }

    @Override
    public int operands() {
        return 2;
    }

    @Override
    public int parts(int operand) {
        return Objects.checkIndex(operand, 2) == 0 ? m : p;
    }

    @Override
    public int outputs() {
        return m * p;
    }

    @Override
    public double[] encoderWeights(int operand, int task) {
        double[] unit = new double[parts(operand)];
        if (Objects.checkIndex(task, tasks()) >= m * p) {
            return (operand == 0 ? parity.left() : parity.right())[task - m * p].clone();
        }
        unit[operand == 0 ? task / p : task % p] = 1;
        return unit;
    }

    @Override
    protected Decoding solve(BitSet arrived) {
        int[] home = IntStream.range(0, m * p).toArray();
        LostProducts lost = new LostProducts(home, tasks(), task -> parity.row(task - m * p), arrived);
        return lost.solveRest() ? judged(lost.decoding()) : unsolved();
    }

    @Override
    protected String remedy(BitSet arrived) {
        int[] lost =
                IntStream.range(0, m * p).filter(o -> !arrived.get(o)).limit(16).toArray();
        return "It needs " + m * p + " tasks; the first of the products that are missing are those of tasks "
                + Arrays.toString(lost) + ". Compute one of these again, wait for another task, or take another seed.";
    }
}
