package io.codedspark.codes.approximate;

/**
 * Berrut's first rational interpolant: the value at {@code z} has weights {@code (-1)^j / (z - t_j)}, divided by their sum.
 * Signs count the nodes that are there. At a node it is that node's value.
 */
final class BerrutCurve implements BlockCurve {

    private static final long serialVersionUID = 1L;

    @Override
    public double[][] weights(double[] nodes, double[] points) {
        double[][] weights = new double[points.length][];
        for (int p = 0; p < points.length; p++) {
            weights[p] = at(points[p], nodes);
        }
        return weights;
    }

    private static double[] at(double point, double[] nodes) {
        double[] weights = new double[nodes.length];
        double sum = 0;
        for (int j = 0; j < nodes.length; j++) {
            double distance = point - nodes[j];
            if (Math.abs(distance) < Nodes.SAME) {
                double[] copy = new double[nodes.length];
                copy[j] = 1;
                return copy;
            }
            weights[j] = (j % 2 == 0 ? 1 : -1) / distance;
            sum += weights[j];
        }
        for (int j = 0; j < nodes.length; j++) {
            weights[j] /= sum;
        }
        return weights;
    }
}
