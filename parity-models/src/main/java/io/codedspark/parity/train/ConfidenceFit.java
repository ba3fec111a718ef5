package io.codedspark.parity.train;

import io.codedspark.parity.Confidence;
import java.util.List;

/**
 * Fits a logistic curve to margins: the offset and slope under which the answers seen are the most likely, by Newton steps that
 * are halved until they improve. Half a right and half a wrong row more are counted, at the mean margin, so that the curve stays finite where margins separate right rows from wrong ones, or where none is wrong.
 */
final class ConfidenceFit {

    private static final int MOST_STEPS = 100;
    private static final double ENOUGH = 1e-10;

    /** Keeps the slope finite where margins separate: as one more observation of a slope near 0, in deviations of the margin. */
    private static final double RIDGE = 0.01;

    private final double[] x;
    private final boolean[] right;

    private ConfidenceFit(double[] x, boolean[] right) {
        this.x = x;
        this.right = right;
    }

    /** @param judged decoded rows, at least one */
    static Confidence of(List<GroupAnswers.Judged> judged) {
        int rows = judged.size();
        double mean = judged.stream()
                .mapToDouble(GroupAnswers.Judged::margin)
                .average()
                .orElseThrow();
        double spread = Math.sqrt(judged.stream()
                .mapToDouble(row -> (row.margin() - mean) * (row.margin() - mean))
                .average()
                .orElseThrow());
        double unit = spread > 0 ? spread : 1;
        double[] x = new double[rows];
        boolean[] right = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            x[i] = (judged.get(i).margin() - mean) / unit;
            right[i] = judged.get(i).right();
        }
        double[] line = new ConfidenceFit(x, right).line();
        return new Confidence(line[0] - line[1] * mean / unit, line[1] / unit, rows);
    }

    /** Offset and slope in deviations of the margin. Where a larger margin would be less sure the slope is 0. */
    private double[] line() {
        int rightRows = 0;
        for (boolean r : right) {
            rightRows += r ? 1 : 0;
        }
        double[] level = {Math.log((rightRows + 0.5) / (x.length - rightRows + 0.5)), 0};
        double[] line = level;
        double loss = loss(line);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] newton = newton(line);
            double[] next = line;
            double nextLoss = loss;
            for (double length = 1; length > 1e-6 && !(nextLoss < loss); length /= 2) {
                next = new double[] {line[0] - length * newton[0], line[1] - length * newton[1]};
                nextLoss = loss(next);
            }
            if (!(nextLoss < loss - ENOUGH * x.length)) {
                break;
            }
            line = next;
            loss = nextLoss;
        }
        return line[1] > 0 ? line : level;
    }

    /** Minus the log-likelihood, with what was added to the data. */
    private double loss(double[] line) {
        double loss = (softplus(line[0]) + softplus(-line[0])) / 2 + RIDGE / 2 * line[1] * line[1];
        for (int i = 0; i < x.length; i++) {
            double z = line[0] + line[1] * x[i];
            loss += softplus(right[i] ? -z : z);
        }
        return loss;
    }

    private double[] newton(double[] line) {
        double level = share(line[0]);
        double g0 = level - 0.5;
        double g1 = RIDGE * line[1];
        double h00 = level * (1 - level);
        double h01 = 0;
        double h11 = RIDGE;
        for (int i = 0; i < x.length; i++) {
            double p = share(line[0] + line[1] * x[i]);
            double weight = p * (1 - p);
            double miss = p - (right[i] ? 1 : 0);
            g0 += miss;
            g1 += miss * x[i];
            h00 += weight;
            h01 += weight * x[i];
            h11 += weight * x[i] * x[i];
        }
        double determinant = h00 * h11 - h01 * h01;
        return new double[] {(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant};
    }

    private static double share(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }
}
