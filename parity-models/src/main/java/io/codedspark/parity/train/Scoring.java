package io.codedspark.parity.train;

import io.codedspark.parity.OutputKind;
import io.codedspark.parity.encode.Logits;

/**
 * What answers for rows are worth, at best 1.
 *
 * <ul>
 *   <li>Classes: the share of answers whose largest logit is the row's label.
 *   <li>Labels: the share of labels, over all answers, that apply or not as the deployed network says.
 *   <li>Values: the share of the deployed network's variance that answers explain, {@code 1 - SSE / SST}; below 0 where its
 *       mean over all rows would be nearer.
 * </ul>
 *
 * @param kind what outputs mean
 * @param labels of the rows; only looked at for classes
 * @param outputs of the deployed network for the rows; only looked at for labels and values
 */
record Scoring(OutputKind kind, int[] labels, float[][] outputs) {

    /** Adds answers up. */
    final class Sum {

        private double right;
        private double all;
        private final float[] mean = kind == OutputKind.VALUES ? mean() : new float[0];

        /** An answer for a row. */
        void add(int row, float[] answer) {
            switch (kind) {
                case CLASSES -> {
                    right += Logits.argMax(answer) == labels[row] ? 1 : 0;
                    all++;
                }
                case LABELS -> {
                    for (int i = 0; i < answer.length; i++) {
                        right += answer[i] >= 0 == outputs[row][i] >= 0 ? 1 : 0;
                    }
                    all += answer.length;
                }
                case VALUES -> {
                    for (int i = 0; i < answer.length; i++) {
                        right += squared(outputs[row][i] - mean[i]) - squared(answer[i] - outputs[row][i]);
                        all += squared(outputs[row][i] - mean[i]);
                    }
                }
            }
        }

        /** What the answers so far are worth. */
        double value() {
            return right / all;
        }

        private float[] mean() {
            double[] sums = new double[outputs[0].length];
            for (float[] output : outputs) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += output[i];
                }
            }
            float[] means = new float[sums.length];
            for (int i = 0; i < means.length; i++) {
                means[i] = (float) (sums[i] / outputs.length);
            }
            return means;
        }

        private double squared(double x) {
            return x * x;
        }
    }

    /** What one answer for each row is worth. */
    double of(float[][] answers) {
        Sum sum = new Sum();
        for (int row = 0; row < answers.length; row++) {
            sum.add(row, answers[row]);
        }
        return sum.value();
    }
}
