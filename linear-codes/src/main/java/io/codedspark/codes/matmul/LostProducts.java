package io.codedspark.codes.matmul;

import io.codedspark.codes.Decoding;
import io.codedspark.codes.WeightSolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * Fills in the weights of the products that did not arrive. Product {@code o} is the result of task {@code home[o]}
 * where that one arrived; then its row of weights is a unit row, and it is taken as it is. The rows of the others are
 * given, or solved for by least squares from the arrived tasks that are no product's home.
 *
 * <p>With {@code W_L} the rows of the lost products and {@code P} the generator's rows of the used tasks that are no
 * product's home, the condition is {@code sqrt(1 + |W_L|^2) sqrt(1 + |P|^2)} in 2-norms. It is an upper bound of
 * {@code |W| |G|}, the condition of {@link WeightSolver} for all outputs and the used tasks, and at most twice that; it is 1
 * when nothing is lost.
 */
final class LostProducts {

    private static final double UNDETERMINED = 1e-3;

    private final int[] home;
    private final int tasks;
    private final IntFunction<double[]> generator;
    private final BitSet arrived;
    private final double[][] weights;
    private double residual;

    /**
     * @param home the task of each product
     * @param generator the weights of all products in a task's result
     */
    LostProducts(int[] home, int tasks, IntFunction<double[]> generator, BitSet arrived) {
        this.home = home;
        this.tasks = tasks;
        this.generator = generator;
        this.arrived = arrived;
        this.weights = new double[home.length][];
    }

    /** Gives the weights of a lost product, one for each task. */
    void put(int product, double[] row) {
        weights[product] = row;
    }

    /** Solves for all products that are still lost; false when the arrived tasks do not determine them. */
    boolean solveRest() {
        int[] lost = IntStream.range(0, home.length).filter(this::unknown).toArray();
        if (lost.length == 0) {
            return true;
        }
        List<double[]> system = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        BitSet homes = homes();
        for (int task = arrived.nextSetBit(0); task >= 0; task = arrived.nextSetBit(task + 1)) {
            if (!homes.get(task)) {
                double[] row = generator.apply(task);
                double[] part = IntStream.of(lost).mapToDouble(o -> row[o]).toArray();
                if (Arrays.stream(part).anyMatch(w -> w != 0)) {
                    system.add(part);
                    values.add(withoutKnown(task, row));
                }
            }
        }
        return system.size() >= lost.length && solve(lost, system, values);
    }

    /** Of all products, none of which is lost any more. */
    Decoding decoding() {
        int[] lost = IntStream.range(0, home.length)
                .filter(o -> !arrived.get(home[o]))
                .toArray();
        BitSet used = new BitSet();
        for (int product = 0; product < home.length; product++) {
            if (arrived.get(home[product])) {
                used.set(home[product]);
            } else {
                double[] row = weights[product];
                IntStream.range(0, tasks).filter(t -> row[t] != 0).forEach(used::set);
            }
        }
        int[] columns = used.stream().toArray();
        double[][] table = new double[home.length][];
        for (int product = 0; product < table.length; product++) {
            int task = home[product];
            double[] row = weights[product];
            table[product] = arrived.get(task)
                    ? IntStream.of(columns).mapToDouble(t -> t == task ? 1 : 0).toArray()
                    : IntStream.of(columns).mapToDouble(t -> row[t]).toArray();
        }
        used.andNot(homes());
        double[][] parities = used.stream().mapToObj(generator).toArray(double[][]::new);
        double[][] solved = IntStream.of(lost).mapToObj(o -> weights[o]).toArray(double[][]::new);
        return new Decoding(columns, table, norm(solved) * norm(parities), residual);
    }

    private boolean unknown(int product) {
        return weights[product] == null && !arrived.get(home[product]);
    }

    private BitSet homes() {
        BitSet homes = new BitSet();
        IntStream.of(home).forEach(homes::set);
        return homes;
    }

    /** The task's result less the share of the products that are known, as weights of tasks. */
    private double[] withoutKnown(int task, double[] row) {
        double[] value = new double[tasks];
        value[task] = 1;
        for (int product = 0; product < home.length; product++) {
            if (arrived.get(home[product])) {
                value[home[product]] -= row[product];
            } else if (weights[product] != null) {
                add(-row[product], weights[product], value);
            }
        }
        return value;
    }

    private boolean solve(int[] lost, List<double[]> system, List<double[]> values) {
        double[][] identity = new double[lost.length][lost.length];
        IntStream.range(0, lost.length).forEach(i -> identity[i][i] = 1);
        BitSet all = new BitSet();
        all.set(0, system.size());
        Decoding inverse = WeightSolver.solve(system.toArray(double[][]::new), identity, all);
        if (!(inverse.residual() <= UNDETERMINED)) {
            return false;
        }
        residual = inverse.residual();
        for (int i = 0; i < lost.length; i++) {
            double[] row = new double[tasks];
            for (int equation = 0; equation < values.size(); equation++) {
                add(inverse.weights()[i][equation], values.get(equation), row);
            }
            weights[lost[i]] = row;
        }
        return true;
    }

    static void add(double factor, double[] row, double[] into) {
        for (int i = 0; i < row.length; i++) {
            into[i] += factor * row[i];
        }
    }

    /** {@code sqrt(1 + |rows|^2)}, from the Gram matrix, whose largest eigenvalue is accurate. */
    private static double norm(double[][] rows) {
        if (rows.length == 0) {
            return 1;
        }
        DMatrixRMaj matrix = new DMatrixRMaj(rows);
        DMatrixRMaj gram = new DMatrixRMaj(rows.length, rows.length);
        CommonOps_DDRM.multOuter(matrix, gram);
        return Math.sqrt(1 + NormOps_DDRM.normP2(gram));
    }
}
