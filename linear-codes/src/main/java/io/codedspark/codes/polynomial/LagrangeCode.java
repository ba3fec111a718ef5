package io.codedspark.codes.polynomial;

import io.codedspark.codes.Decoding;
import io.codedspark.codes.SolvedCode;
import io.codedspark.codes.WeightSolver;
import io.codedspark.codes.real.Precision;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Lagrange coded computing over the nodes of {@link ChebyshevNodes}. */
final class LagrangeCode extends SolvedCode {

    private static final long serialVersionUID = 1L;

    private final ChebyshevNodes nodes;
    private final int degree;

    LagrangeCode(String name, ChebyshevNodes nodes, int degree) {
        super(name, Precision.DOUBLE.conditionBound());
        this.nodes = nodes;
        this.degree = degree;
    }

    @Override
    public int tasks() {
        return nodes.angles().length;
    }

    @Override
    public int operands() {
        return 1;
    }

    @Override
    public int parts(int operand) {
        Objects.checkIndex(operand, 1);
        return nodes.k();
    }

    @Override
    public int outputs() {
        return nodes.k();
    }

    @Override
    public double[] encoderWeights(int operand, int task) {
        Objects.checkIndex(operand, 1);
        return nodes.lagrange(Objects.checkIndex(task, tasks()));
    }

    @Override
    protected Decoding solve(BitSet arrived) {
        int[] lost = IntStream.range(0, outputs()).filter(o -> !arrived.get(o)).toArray();
        if (lost.length == 0) {
            int[] own = IntStream.range(0, outputs()).toArray();
            return new Decoding(own, rows(own, lost, new double[0][]), 1, 0);
        }
        if (arrived.cardinality() < threshold()) {
            return unsolved();
        }
        double[][] generator = new double[tasks()][];
        arrived.stream().forEach(task -> generator[task] = nodes.chebyshev(task, threshold() - 1));
        double[][] wanted = IntStream.of(lost)
                .mapToObj(o -> nodes.chebyshev(o, threshold() - 1))
                .toArray(double[][]::new);
        Decoding best = WeightSolver.solve(generator, wanted, arrived);
        double[][] rows = rows(best.tasks(), lost, best.weights());
        return judged(new Decoding(best.tasks(), rows, lebesgue(rows), best.residual()));
    }

    @Override
    protected String remedy(BitSet arrived) {
        return "It needs all of the tasks 0 to " + (outputs() - 1) + " or any " + threshold()
                + " tasks that are not crowded at one end of its nodes. Wait for another task, compute a missing one"
                + " again, or take fewer parts.";
    }

    private int threshold() {
        return degree * (outputs() - 1) + 1;
    }

    /** The solved rows for the lost outputs, unit rows for the others. */
    private double[][] rows(int[] tasks, int[] lost, double[][] solved) {
        double[][] rows = new double[outputs()][tasks.length];
        for (int output = 0; output < rows.length; output++) {
            int place = Arrays.binarySearch(lost, output);
            if (place >= 0) {
                rows[output] = solved[place];
            } else {
                rows[output][Arrays.binarySearch(tasks, output)] = 1;
            }
        }
        return rows;
    }

    private static double lebesgue(double[][] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> DoubleStream.of(row).map(Math::abs).sum())
                .max()
                .orElse(1);
    }
}
