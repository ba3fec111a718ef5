package io.codedspark.codes;

import java.util.BitSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Decoder weights by least squares: with the rows {@code G_F} of the arrived tasks and the rows {@code T} of the outputs
 * wanted, {@code W = T * pinv(G_F)} minimises {@code |W G_F - T|}. The condition is {@code |W| |G_F| / |T|} in 2-norms,
 * which is the condition number of {@code G_F} when {@code T} is the identity. Costs {@code O(|F| c^2)} for rows of
 * length {@code c}; singular values below 1e-12 of the largest count as 0.
 */
public final class WeightSolver {

    private static final double RANK_TOLERANCE = 1e-12;

    private WeightSolver() {}

    /**
     * The weights of the arrived tasks, whatever the residual.
     *
     * @param generator one row for each task
     * @param wanted one row for each output, as long as the generator's
     */
    public static Decoding solve(double[][] generator, double[][] wanted, BitSet arrived) {
        int[] tasks = tasks(arrived, generator.length);
        DMatrixRMaj target = new DMatrixRMaj(wanted);
        if (tasks.length == 0) {
            return new Decoding(tasks, new double[wanted.length][0], Double.POSITIVE_INFINITY, 1);
        }
        DMatrixRMaj rows =
                new DMatrixRMaj(IntStream.of(tasks).mapToObj(t -> generator[t]).toArray(double[][]::new));
        DMatrixRMaj weights = multiply(target, pseudoInverse(rows));
        DMatrixRMaj miss = multiply(weights, rows);
        CommonOps_DDRM.subtractEquals(miss, target);
        double condition = NormOps_DDRM.normP2(weights) * NormOps_DDRM.normP2(rows) / NormOps_DDRM.normP2(target);
        double[][] table = new double[wanted.length][tasks.length];
        for (int o = 0; o < table.length; o++) {
            for (int t = 0; t < tasks.length; t++) {
                table[o][t] = weights.get(o, t);
            }
        }
        return new Decoding(tasks, table, condition, NormOps_DDRM.normF(miss) / NormOps_DDRM.normF(target));
    }

    /** The set bits, checked to be below {@code tasks}. */
    public static int[] tasks(BitSet arrived, int tasks) {
        if (arrived.length() > tasks) {
            throw new IllegalArgumentException("Task " + (arrived.length() - 1) + " is said to have arrived, but the"
                    + " tasks of this code are 0 .. " + (tasks - 1) + "; number tasks within the code.");
        }
        return arrived.stream().toArray();
    }

    private static DMatrixRMaj pseudoInverse(DMatrixRMaj rows) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(rows.numRows, rows.numCols, true, true, true);
        if (!svd.decompose(rows.copy())) {
            throw new NotRecoverableException("The singular values of the " + rows.numRows
                    + " arrived tasks' weights cannot be computed; compute the missing tasks again.");
        }
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj v = svd.getV(null, false);
        double[] values = svd.getSingularValues();
        double least = RANK_TOLERANCE * DoubleStream.of(values).max().orElse(0);
        DMatrixRMaj inverse = new DMatrixRMaj(rows.numCols, rows.numRows);
        for (int s = 0; s < svd.numberOfSingularValues(); s++) {
            if (values[s] > least) {
                CommonOps_DDRM.multAddTransB(
                        1 / values[s],
                        CommonOps_DDRM.extract(v, 0, v.numRows, s, s + 1),
                        CommonOps_DDRM.extract(u, 0, u.numRows, s, s + 1),
                        inverse);
            }
        }
        return inverse;
    }

    private static DMatrixRMaj multiply(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
        CommonOps_DDRM.mult(a, b, product);
        return product;
    }
}
