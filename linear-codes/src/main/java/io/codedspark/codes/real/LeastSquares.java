package io.codedspark.codes.real;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Recovery;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Solves for erased sources. With the erased sources {@code L}, the arrived ones {@code A} and the arrived parities
 * {@code Q}, outputs obey {@code P[Q,L] y_L = y_Q - P[Q,A] y_A}; with {@code M} the pseudo-inverse of {@code P[Q,L]}, by
 * QR, the weights are {@code -M P[Q,A]} for arrived sources and {@code M} for parities.
 */
final class LeastSquares {

    private LeastSquares() {}

    /** The recovery from all arrived slots, however badly conditioned; the pattern is within MDS. */
    static Recovery solve(double[][] parity, Erasures erasures) {
        int[] targets = erasures.sources();
        if (targets.length == 0) {
            return new Recovery(targets, new int[0], new double[0][], 1);
        }
        int[] sources = erasures.arrivedSources();
        int[] parities = erasures.arrivedParities();
        DMatrixRMaj inverse = pseudoInverse(rows(parity, parities, targets, erasures));
        DMatrixRMaj bySource = new DMatrixRMaj(targets.length, sources.length);
        if (sources.length > 0) {
            CommonOps_DDRM.mult(-1, inverse, rows(parity, parities, sources, erasures), bySource);
        }
        double[][] weights = new double[targets.length][];
        for (int t = 0; t < targets.length; t++) {
            int row = t;
            weights[t] = IntStream.range(0, sources.length + parities.length)
                    .mapToDouble(c -> c < sources.length ? bySource.get(row, c) : inverse.get(row, c - sources.length))
                    .toArray();
        }
        int[] slots =
                IntStream.concat(IntStream.of(sources), IntStream.of(parities)).toArray();
        return new Recovery(targets, slots, weights, condition(parity, slots, erasures));
    }

    private static DMatrixRMaj pseudoInverse(DMatrixRMaj system) {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.leastSquares(system.numRows, system.numCols);
        DMatrixRMaj inverse = new DMatrixRMaj(system.numCols, system.numRows);
        if (!solver.setA(system.copy())) {
            inverse.fill(Double.NaN);
            return inverse;
        }
        solver.solve(CommonOps_DDRM.identity(system.numRows), inverse);
        return inverse;
    }

    /** The part of the parity weights that couples some parity slots with some sources. */
    private static DMatrixRMaj rows(double[][] parity, int[] parities, int[] sources, Erasures erasures) {
        DMatrixRMaj part = new DMatrixRMaj(parities.length, sources.length);
        for (int i = 0; i < parities.length; i++) {
            for (int j = 0; j < sources.length; j++) {
                part.set(i, j, parity[parities[i] - erasures.shape().k()][sources[j]]);
            }
        }
        return part;
    }

    /** Of the generator's rows of the used slots; infinite when singular. */
    private static double condition(double[][] parity, int[] slots, Erasures erasures) {
        int k = erasures.shape().k();
        DMatrixRMaj generator = new DMatrixRMaj(slots.length, k);
        for (int i = 0; i < slots.length; i++) {
            for (int j = 0; j < k; j++) {
                generator.set(i, j, slots[i] >= k ? parity[slots[i] - k][j] : slots[i] == j ? 1 : 0);
            }
        }
        double condition = NormOps_DDRM.conditionP2(generator);
        return Double.isNaN(condition) ? Double.POSITIVE_INFINITY : condition;
    }
}
