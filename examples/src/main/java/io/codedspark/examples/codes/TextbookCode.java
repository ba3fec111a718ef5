package io.codedspark.examples.codes;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.WeightSolver;
import java.util.BitSet;
import java.util.function.ToDoubleBiFunction;

/** A generator as textbooks have it, to compare with; decodes whatever comes out, without a bound. */
record TextbookCode(String name, double[][] generator) implements ArrivalCode {

    /** Task {@code t} evaluates the polynomial of the parts at {@code t + 1}. */
    static ArrivalCode vandermonde(int k, int n) {
        return of("Vandermonde 1..n", k, n, (task, part) -> Math.pow(task + 1, part));
    }

    /** The same at Chebyshev points. */
    static ArrivalCode chebyshevVandermonde(int k, int n) {
        return of(
                "Vandermonde Chebyshev",
                k,
                n,
                (task, part) -> Math.pow(Math.cos((2 * task + 1) * Math.PI / (2 * n)), part));
    }

    /** Parities {@code 1 / (x_i + y_j)} behind the parts themselves, as over bytes. */
    static ArrivalCode cauchy(int k, int n) {
        return of(
                "Cauchy parities",
                k,
                n,
                (task, part) -> task < k ? (task.equals(part) ? 1 : 0) : 1.0 / (task + part + 1));
    }

    private static ArrivalCode of(String name, int k, int n, ToDoubleBiFunction<Integer, Integer> weight) {
        double[][] generator = new double[n][k];
        for (int task = 0; task < n; task++) {
            for (int part = 0; part < k; part++) {
                generator[task][part] = weight.applyAsDouble(task, part);
            }
        }
        return new TextbookCode(name + "(k=" + k + ", n=" + n + ")", generator);
    }

    @Override
    public int tasks() {
        return generator.length;
    }

    @Override
    public int operands() {
        return 1;
    }

    @Override
    public int parts(int operand) {
        return generator[0].length;
    }

    @Override
    public int outputs() {
        return generator[0].length;
    }

    @Override
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public double[] encoderWeights(int operand, int task) {
        return generator[task].clone();
    }

    @Override
    public boolean canDecode(BitSet arrived) {
        return arrived.cardinality() >= outputs();
    }

    @Override
    public double condition(BitSet arrived) {
        return decoding(arrived).condition();
    }

    @Override
    public Decoding decoding(BitSet arrived) {
        double[][] identity = new double[outputs()][outputs()];
        for (int part = 0; part < identity.length; part++) {
            identity[part][part] = 1;
        }
        return WeightSolver.solve(generator, identity, arrived);
    }
}
