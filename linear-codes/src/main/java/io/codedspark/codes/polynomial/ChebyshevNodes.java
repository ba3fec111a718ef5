package io.codedspark.codes.polynomial;

import java.io.Serializable;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The nodes of tasks: Chebyshev points of order {@code n}, so ordered that the first {@code k} are the data nodes.
 *
 * @param angles the angle of each task's node; the node is its cosine
 * @param k how many of them are data nodes
 */
record ChebyshevNodes(double[] angles, int k) implements Serializable {

    /** Data node {@code j} is the point nearest to Chebyshev point {@code j} of order {@code k <= n}. */
    static ChebyshevNodes of(int k, int n) {
        int[] data = IntStream.range(0, k)
                .map(j -> (int) ((2L * j + 1) * n / (2L * k)))
                .toArray();
        BitSet rest = new BitSet();
        rest.set(0, n);
        IntStream.of(data).forEach(rest::clear);
        double[] angles = IntStream.concat(IntStream.of(data), rest.stream())
                .mapToDouble(point -> (2 * point + 1) * Math.PI / (2 * n))
                .toArray();
        return new ChebyshevNodes(angles, k);
    }

    /** The values at a task's node of the {@code k} Lagrange polynomials of the data nodes, by the barycentric formula. */
    double[] lagrange(int task) {
        double[] values = new double[k];
        if (task < k) {
            values[task] = 1;
            return values;
        }
        double sum = 0;
        for (int j = 0; j < k; j++) {
            double weight = 1 / difference(task, j);
            for (int other = 0; other < k; other++) {
                weight /= other == j ? 1 : 2 * difference(j, other);
            }
            values[j] = weight;
            sum += weight;
        }
        for (int j = 0; j < k; j++) {
            values[j] /= sum;
        }
        return values;
    }

    /** The values at a task's node of the Chebyshev polynomials of degree 0 to {@code degree}. */
    double[] chebyshev(int task, int degree) {
        return IntStream.rangeClosed(0, degree)
                .mapToDouble(d -> Math.cos(d * angles[task]))
                .toArray();
    }

    /** The difference of two nodes; a product, because cosines of small angles cancel. */
    private double difference(int a, int b) {
        return -2 * Math.sin((angles[a] + angles[b]) / 2) * Math.sin((angles[a] - angles[b]) / 2);
    }
}
