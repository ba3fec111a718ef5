package io.codedspark.codes.approximate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SplineCurveTest {

    private static final long SEED = 8;
    private static final double[] NODES = {0.9, 0.5, 0.45, -0.1, -0.8};

    @Test
    void withoutPenaltyItInterpolates() {
        double[][] weights = new SplineCurve(0).weights(NODES, NODES);

        for (int i = 0; i < NODES.length; i++) {
            for (int j = 0; j < NODES.length; j++) {
                assertThat(weights[i][j]).isCloseTo(i == j ? 1 : 0, within(1e-14));
            }
        }
    }

    @Test
    void straightLinesAreKeptWhateverThePenalty() {
        for (double lambda : new double[] {0, 1e-6, 1, 1e6}) {
            double[] points = {0.9, 0.7, 0, -0.79};
            double[][] weights = new SplineCurve(lambda).weights(NODES, points);
            for (int p = 0; p < points.length; p++) {
                assertThat(dot(weights[p], NODES)).isCloseTo(points[p], within(1e-9));
            }
        }
    }

    @Test
    void aHugePenaltyGivesTheRegressionLine() {
        double[] values = new SplittableRandom(SEED).doubles(5, -1, 1).toArray();
        double[][] weights = new SplineCurve(1e9).weights(NODES, NODES);
        double meanX = DoubleStream.of(NODES).average().orElseThrow();
        double meanY = DoubleStream.of(values).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < 5; i++) {
            xy += (NODES[i] - meanX) * (values[i] - meanY);
            xx += (NODES[i] - meanX) * (NODES[i] - meanX);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(dot(weights[i], values)).isCloseTo(meanY + xy / xx * (NODES[i] - meanX), within(1e-6));
        }
    }

    /** The fitted values minimise the penalised sum: no nearby values are better. */
    @Test
    void noOtherFittedValuesHaveASmallerPenalisedSum() {
        double lambda = 0.02;
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = random.doubles(5, -1, 1).toArray();
        double[][] weights = new SplineCurve(lambda).weights(NODES, NODES);
        double[] fitted = new double[5];
        for (int i = 0; i < 5; i++) {
            fitted[i] = dot(weights[i], values);
        }
        double least = penalised(fitted, values, lambda);
        for (int trial = 0; trial < 200; trial++) {
            double[] other = fitted.clone();
            for (int i = 0; i < 5; i++) {
                other[i] += random.nextDouble(-0.05, 0.05);
            }
            assertThat(penalised(other, values, lambda)).as("seed %d", SEED).isGreaterThan(least);
        }
    }

    @Test
    void nothingIsExtrapolated() {
        double[][] inside = new SplineCurve(0.1).weights(NODES, new double[] {0.9, -0.8});
        double[][] outside = new SplineCurve(0.1).weights(NODES, new double[] {7, -1});

        assertThat(outside).isDeepEqualTo(inside);
    }

    @Test
    void oneNodeIsAConstantAndTwoAreALine() {
        assertThat(new SplineCurve(3).weights(new double[] {0.2}, new double[] {-1, 0.2, 1}))
                .isDeepEqualTo(new double[][] {{1}, {1}, {1}});
        assertThat(new SplineCurve(3).weights(new double[] {1, 0}, new double[] {0.25})[0])
                .containsExactly(0.25, 0.75);
    }

    /** Sum of squared misses and lambda times the bending of the natural spline through the values, by Simpson's rule. */
    private static double penalised(double[] through, double[] values, double lambda) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (through[i] - values[i]) * (through[i] - values[i]);
        }
        SplineCurve curve = new SplineCurve(0);
        double step = 1e-3;
        for (int i = 1; i < NODES.length; i++) {
            double high = NODES[i - 1];
            double low = NODES[i];
            double a = bend(curve, through, low + step, step);
            double m = bend(curve, through, (low + high) / 2, step);
            double b = bend(curve, through, high - step, step);
            sum += lambda * (high - low) / 6 * (a * a + 4 * m * m + b * b);
        }
        return sum;
    }

    private static double bend(SplineCurve curve, double[] through, double at, double step) {
        double[][] w = curve.weights(NODES, new double[] {at + step, at, at - step});
        return (dot(w[0], through) - 2 * dot(w[1], through) + dot(w[2], through)) / step / step;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
