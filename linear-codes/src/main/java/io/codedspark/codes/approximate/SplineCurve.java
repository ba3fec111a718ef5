package io.codedspark.codes.approximate;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The natural cubic smoothing spline: of all curves, the one that makes {@code sum of squared misses + lambda * integral of
 * the squared second derivative} least. With gaps {@code h}, the banded matrices {@code Q} ({@code n x (n - 2)}) and {@code
 * R}, second derivatives {@code c} at the inner nodes obey {@code (R + lambda Q'Q) c = Q'y}, and fitted values are {@code g =
 * y - lambda Q c}; Green, Silverman, "Nonparametric Regression and Generalized Linear Models" (1994), chapter 2. Points
 * outside the nodes take the value of the nearest one. One node gives a constant, two a straight line.
 */
final class SplineCurve implements BlockCurve {

    private static final long serialVersionUID = 1L;

    private final double lambda;

    SplineCurve(double lambda) {
        this.lambda = lambda;
    }

    @Override
    public double[][] weights(double[] nodes, double[] points) {
        int n = nodes.length;
        DMatrixRMaj fitted = CommonOps_DDRM.identity(n);
        DMatrixRMaj curvature = new DMatrixRMaj(n, n);
        if (n > 2) {
            DMatrixRMaj q = differences(nodes);
            DMatrixRMaj inner = new DMatrixRMaj(n - 2, n);
            DMatrixRMaj system = stiffness(nodes);
            CommonOps_DDRM.multAddTransA(lambda, q, q, system);
            CommonOps_DDRM.transpose(q, inner);
            DMatrixRMaj solved = new DMatrixRMaj(n - 2, n);
            if (!CommonOps_DDRM.solve(system, inner, solved)) {
                throw new IllegalStateException("The spline through " + n + " nodes cannot be computed.");
            }
            CommonOps_DDRM.multAdd(-lambda, q, solved, fitted);
            CommonOps_DDRM.insert(solved, curvature, 1, 0);
        }
        double[][] weights = new double[points.length][];
        for (int p = 0; p < points.length; p++) {
            weights[p] = at(points[p], nodes, fitted, curvature);
        }
        return weights;
    }

    /** Second divided differences: column {@code j} belongs to inner node {@code j + 1}. */
    private static DMatrixRMaj differences(double[] nodes) {
        DMatrixRMaj q = new DMatrixRMaj(nodes.length, nodes.length - 2);
        for (int j = 1; j < nodes.length - 1; j++) {
            double before = nodes[j - 1] - nodes[j];
            double behind = nodes[j] - nodes[j + 1];
            q.set(j - 1, j - 1, 1 / before);
            q.set(j, j - 1, -1 / before - 1 / behind);
            q.set(j + 1, j - 1, 1 / behind);
        }
        return q;
    }

    private static DMatrixRMaj stiffness(double[] nodes) {
        int inner = nodes.length - 2;
        DMatrixRMaj r = new DMatrixRMaj(inner, inner);
        for (int j = 0; j < inner; j++) {
            r.set(j, j, (nodes[j] - nodes[j + 2]) / 3);
            if (j + 1 < inner) {
                double gap = (nodes[j + 1] - nodes[j + 2]) / 6;
                r.set(j, j + 1, gap);
                r.set(j + 1, j, gap);
            }
        }
        return r;
    }

    /** A cubic between two nodes from their values and second derivatives. */
    private static double[] at(double point, double[] nodes, DMatrixRMaj fitted, DMatrixRMaj curvature) {
        int last = nodes.length - 1;
        double z = Math.max(nodes[last], Math.min(nodes[0], point));
        double[] weights = new double[nodes.length];
        if (last == 0) {
            weights[0] = 1;
            return weights;
        }
        int right = 1;
        while (right < last && nodes[right] > z) {
            right++;
        }
        double gap = nodes[right - 1] - nodes[right];
        double a = (z - nodes[right]) / gap;
        double b = 1 - a;
        double bendA = (a * a * a - a) * gap * gap / 6;
        double bendB = (b * b * b - b) * gap * gap / 6;
        for (int i = 0; i <= last; i++) {
            weights[i] = a * fitted.get(right - 1, i)
                    + b * fitted.get(right, i)
                    + bendA * curvature.get(right - 1, i)
                    + bendB * curvature.get(right, i);
        }
        return weights;
    }
}
