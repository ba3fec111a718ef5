package io.codedspark.parity.train;

import io.codedspark.parity.encode.GroupExamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Training rows that a parity network reconstructs worst as it stands. Half of the rows, drawn at random, are put into groups
 * and each member erased in turn; a quarter of them, those with the largest squared error against the deployed
 * network's term, are hard. Costs one run of the network for each of these groups.
 *
 * <p>What is found depends on the network's weights and the seed alone, so a training that goes on from a checkpoint
 * finds the same.
 */
final class HardRows {

    private static final int SAMPLED = 2;
    private static final int HARD = 4;
    private static final int AT_ONCE = 256;

    private HardRows() {}

    /** One row and the squared error of its reconstruction. */
    private record Error(int row, double squared) {}

    /** Numbers of rows, the hardest first; at least one. */
    static int[] find(GroupExamples maker, Live live, float[][] rows, float[][] terms, long seed) {
        int k = maker.code().shape().k();
        int[] order = Groups.draw(rows.length, k, new Random(seed)).order();
        int sampled = Math.max(1, order.length / k / SAMPLED) * k;
        List<Error> errors = new ArrayList<>(sampled);
        for (int from = 0; from < sampled; from += AT_ONCE * k) {
            Groups groups = new Groups(k, Arrays.copyOfRange(order, from, Math.min(sampled, from + AT_ONCE * k)));
            float[][] answers =
                    PieceRows.of(maker.code(), maker.parity(), groups, rows).answers(live, maker.scale());
            groups.eachErased(
                    maker.code(),
                    maker.parity(),
                    answers,
                    terms,
                    (row, answer) -> errors.add(new Error(row, squared(answer, terms[row]))));
        }
        return errors.stream()
                .sorted(Comparator.comparingDouble(Error::squared).reversed().thenComparingInt(Error::row))
                .limit(Math.max(1, sampled / HARD))
                .mapToInt(Error::row)
                .toArray();
    }

    private static double squared(float[] answer, float[] term) {
        double sum = 0;
        for (int i = 0; i < term.length; i++) {
            double difference = (double) answer[i] - term[i];
            sum += difference * difference;
        }
        return sum;
    }
}
