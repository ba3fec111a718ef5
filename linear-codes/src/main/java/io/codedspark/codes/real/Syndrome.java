package io.codedspark.codes.real;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The syndrome of some slots of a group. With {@code H = [-P I]} and {@code N} an orthonormal basis of what is orthogonal
 * to the columns of {@code H} of the slots left out, the rows of {@code N^T H} do without these slots; each of them uses
 * up a row.
 */
final class Syndrome {

    private static final double SAFETY = 8;
    private static final double SINGULAR = 1e-12;

    private final double[][] checks;
    private final BitSet used;
    private final double threshold;
    private final double[] values;
    private final DMatrixRMaj directions;

    /**
     * @param used the slots that are looked at, more than {@code k}
     * @param roundoff how far off a value may be, relative to the largest of all
     */
    Syndrome(RealCode code, BitSet used, double[][] bySlot, double roundoff) {
        this.used = used;
        checks = checks(code, used);
        int width = bySlot[used.nextSetBit(0)].length;
        threshold = SAFETY * roundoff * Math.sqrt((double) used.cardinality() * width) * norm() * largest(bySlot);
        DMatrixRMaj syndrome = product(bySlot, width);
        boolean finite = DoubleStream.of(syndrome.data).allMatch(Double::isFinite);
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(checks.length, Math.max(1, width), true, false, true);
        if (width == 0 || !finite || !svd.decompose(syndrome)) {
            values = width == 0 ? new double[0] : new double[] {Double.POSITIVE_INFINITY};
            directions = new DMatrixRMaj(checks.length, 1);
            return;
        }
        DMatrixRMaj u = svd.getU(null, false);
        int[] order = IntStream.range(0, svd.numberOfSingularValues())
                .boxed()
                .sorted((a, b) -> Double.compare(svd.getSingularValues()[b], svd.getSingularValues()[a]))
                .mapToInt(s -> s)
                .toArray();
        values =
                IntStream.of(order).mapToDouble(s -> svd.getSingularValues()[s]).toArray();
        directions = new DMatrixRMaj(checks.length, order.length);
        for (int i = 0; i < checks.length; i++) {
            for (int s = 0; s < order.length; s++) {
                directions.set(i, s, u.get(i, order[s]));
            }
        }
    }

    /** How many rows are left: with a code that is MDS, used slots minus {@code k}. */
    static int rows(RealCode code, BitSet used) {
        return checks(code, used).length;
    }

    int rows() {
        return checks.length;
    }

    double threshold() {
        return threshold;
    }

    double magnitude() {
        return value(0);
    }

    /** A singular value, in falling order; 0 beyond the last. */
    double value(int index) {
        return index < values.length ? values[index] : 0;
    }

    /** How many singular values rounding does not explain. */
    int significant() {
        return (int) DoubleStream.of(values).filter(value -> value > threshold).count();
    }

    /** The used slots whose columns lie in the space of the first directions, up to the sine of an angle. */
    int[] within(int firstDirections, double widestSine) {
        return used.stream()
                .filter(slot -> sine(slot, firstDirections) < widestSine)
                .toArray();
    }

    private double sine(int slot, int firstDirections) {
        double whole = 0;
        for (double[] check : checks) {
            whole += check[slot] * check[slot];
        }
        double inside = 0;
        for (int s = 0; s < firstDirections; s++) {
            double dot = 0;
            for (int i = 0; i < checks.length; i++) {
                dot += directions.get(i, s) * checks[i][slot];
            }
            inside += dot * dot;
        }
        return whole < SINGULAR ? 1 : Math.sqrt(Math.max(0, 1 - inside / whole));
    }

    private DMatrixRMaj product(double[][] bySlot, int width) {
        DMatrixRMaj syndrome = new DMatrixRMaj(checks.length, width);
        for (int i = 0; i < checks.length; i++) {
            double[] row = new double[width];
            for (int slot = used.nextSetBit(0); slot >= 0; slot = used.nextSetBit(slot + 1)) {
                Blocks.add(checks[i][slot], bySlot[slot], row);
            }
            System.arraycopy(row, 0, syndrome.data, i * width, width);
        }
        return syndrome;
    }

    private double norm() {
        return Math.sqrt(used.stream()
                .mapToDouble(slot -> Arrays.stream(checks)
                        .mapToDouble(check -> check[slot] * check[slot])
                        .sum())
                .sum());
    }

    private double largest(double[][] bySlot) {
        return used.stream()
                .mapToDouble(slot ->
                        DoubleStream.of(bySlot[slot]).map(Math::abs).max().orElse(0))
                .max()
                .orElse(0);
    }

    /** {@code N^T H}, by slot; the columns of unused slots are 0. */
    private static double[][] checks(RealCode code, BitSet used) {
        int n = code.shape().n();
        int r = code.shape().r();
        int[] unused = IntStream.range(0, n).filter(slot -> !used.get(slot)).toArray();
        double[][] basis = complement(code, unused);
        double[][] checks = new double[basis.length][n];
        for (int i = 0; i < basis.length; i++) {
            for (int slot = used.nextSetBit(0); slot >= 0; slot = used.nextSetBit(slot + 1)) {
                for (int p = 0; p < r; p++) {
                    checks[i][slot] += basis[i][p] * h(code, p, slot);
                }
            }
        }
        return checks;
    }

    /** An orthonormal basis of what is orthogonal to the columns of {@code H} of some slots, one row each. */
    private static double[][] complement(RealCode code, int[] slots) {
        int r = code.shape().r();
        double[][] unit = new double[r][r];
        for (int i = 0; i < r; i++) {
            unit[i][i] = 1;
        }
        if (slots.length == 0 || r == 0) {
            return unit;
        }
        DMatrixRMaj columns = new DMatrixRMaj(r, slots.length);
        for (int p = 0; p < r; p++) {
            for (int c = 0; c < slots.length; c++) {
                columns.set(p, c, h(code, p, slots[c]));
            }
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(r, slots.length, true, false, false);
        if (!svd.decompose(columns)) {
            return new double[0][];
        }
        DMatrixRMaj u = svd.getU(null, false);
        double[] values = svd.getSingularValues();
        double least = SINGULAR * DoubleStream.of(values).max().orElse(0);
        return IntStream.range(0, r)
                .filter(s -> s >= svd.numberOfSingularValues() || values[s] <= least)
                .mapToObj(
                        s -> IntStream.range(0, r).mapToDouble(p -> u.get(p, s)).toArray())
                .toArray(double[][]::new);
    }

    private static double h(RealCode code, int parity, int slot) {
        int k = code.shape().k();
        return slot < k ? -code.parityWeight(parity, slot) : slot - k == parity ? 1 : 0;
    }
}
