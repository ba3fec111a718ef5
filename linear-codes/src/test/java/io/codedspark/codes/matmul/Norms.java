package io.codedspark.codes.matmul;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;

/** Norms for tests. */
final class Norms {

    private Norms() {}

    /** The largest singular value. */
    static double spectral(double[][] rows) {
        return NormOps_DDRM.normP2(new DMatrixRMaj(rows));
    }
}
