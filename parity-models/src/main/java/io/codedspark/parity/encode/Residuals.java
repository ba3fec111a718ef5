package io.codedspark.parity.encode;

import io.codedspark.codes.Erasures;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What the estimates of groups missed: {@code missed[g][s]} is source {@code s}'s term minus its estimate, from all parities of
 * group {@code g}.
 */
record Residuals(int k, double[][][] missed) {

    /** Against the mean square of the regressors: keeps the fit from following noise. */
    private static final double RIDGE = 1e-2;

    static Residuals of(EstimatingCode code, float[][][] terms, float[][][] answers) {
        int k = code.shape().k();
        double[][][] missed = new double[terms.length][k][];
        for (int s = 0; s < k; s++) {
            LearnedCode.RowDecoder decoder = code.decoder(s, Erasures.of(code.shape(), s));
            for (int g = 0; g < terms.length; g++) {
                float[] estimate = decoder.decode(terms[g], answers[g]);
                missed[g][s] = new double[estimate.length];
                for (int i = 0; i < estimate.length; i++) {
                    missed[g][s][i] = terms[g][s][i] - estimate[i];
                }
            }
        }
        return new Residuals(k, missed);
    }

    /** The matrices that predict best, in least squares, what one estimate missed from the sum of what m others did. */
    List<Float> corrections() {
        List<Float> all = new ArrayList<>();
        for (int arrived = 1; arrived < k; arrived++) {
            DMatrixRMaj matrix = correction(arrived);
            for (double value : matrix.data) {
                all.add((float) value);
            }
        }
        return all;
    }

    private DMatrixRMaj correction(int arrived) {
        int width = missed[0][0].length;
        DMatrixRMaj squares = new DMatrixRMaj(width, width);
        DMatrixRMaj products = new DMatrixRMaj(width, width);
        DMatrixRMaj others = new DMatrixRMaj(width, 1);
        DMatrixRMaj own = new DMatrixRMaj(width, 1);
        for (double[][] group : missed) {
            for (int erased = 0; erased < k; erased++) {
                others.zero();
                for (int next = 1; next <= arrived; next++) {
                    for (int i = 0; i < width; i++) {
                        others.data[i] += group[(erased + next) % k][i];
                    }
                }
                own.setData(group[erased].clone());
                CommonOps_DDRM.multAddTransB(others, others, squares);
                CommonOps_DDRM.multAddTransB(own, others, products);
            }
        }
        double ridge = RIDGE * CommonOps_DDRM.trace(squares) / width + Double.MIN_NORMAL;
        for (int i = 0; i < width; i++) {
            squares.add(i, i, ridge);
        }
        DMatrixRMaj correction = new DMatrixRMaj(width, width);
        CommonOps_DDRM.invert(squares);
        CommonOps_DDRM.mult(products, squares, correction);
        return correction;
    }
}
