package io.codedspark.examples.fold;

import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.NetworkPool;
import io.codedspark.parity.train.BaseTrainer;
import io.codedspark.parity.train.TrainingData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a trained network is worth on test rows.
 *
 * @param f inputs in a stack
 * @param target what it was trained on: labels, or a teacher
 * @param epochs that it was trained
 * @param seed of its training
 * @param accuracy share of labels that are right, rows stacked in a random order
 * @param agreement share of rows that get the same answer in another order
 * @param trainingSeconds how long its training took
 */
record FoldedAccuracy(
        int f, FoldTarget target, int epochs, long seed, double accuracy, double agreement, double trainingSeconds) {

    private static final int BATCH = 256;

    static FoldedAccuracy of(
            int f, FoldTarget target, BaseTrainer.Trained trained, int epochs, long seed, TrainingData test) {
        int[] first = answers(trained.network(), test, seed);
        int[] second = answers(trained.network(), test, seed + 1);
        int right = 0;
        int equal = 0;
        for (int row = 0; row < first.length; row++) {
            right += first[row] == test.labels()[row] ? 1 : 0;
            equal += first[row] == second[row] ? 1 : 0;
        }
        return new FoldedAccuracy(
                f,
                target,
                epochs,
                seed,
                (double) right / first.length,
                (double) equal / first.length,
                trained.provenance().seconds());
    }

    /** The class of each row, the rows run in a random order. */
    private static int[] answers(Network network, TrainingData test, long seed) {
        List<Integer> order = new ArrayList<>();
        for (int row = 0; row < test.rows(); row++) {
            order.add(row);
        }
        Collections.shuffle(order, new Random(seed));
        int[] answers = new int[test.rows()];
        for (int from = 0; from < order.size(); from += BATCH) {
            List<Integer> rows = order.subList(from, Math.min(order.size(), from + BATCH));
            List<float[]> outputs = NetworkPool.shared()
                    .run(
                            network,
                            Arrays.asList(
                                    rows.stream().map(row -> test.pixels()[row]).toArray(float[][]::new)));
            for (int i = 0; i < rows.size(); i++) {
                answers[rows.get(i)] = Logits.argMax(outputs.get(i));
            }
        }
        return answers;
    }
}
