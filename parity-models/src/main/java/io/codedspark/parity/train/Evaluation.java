package io.codedspark.parity.train;

import io.codedspark.codes.Erasures;
import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.run.Network;
import io.codedspark.spark.CodedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Measures answers against labels. */
public final class Evaluation {

    private static final int BATCH = 256;

    private Evaluation() {}

    /** The share of rows whose label the network gives (A_a). */
    public static double computed(Network network, TrainingData data) {
        return accuracy(Forward.run(network, data.pixels()), data.labels());
    }

    /**
     * The share of rows whose label a code gives back (A_d): rows are drawn into groups by the seed, and each member of each
     * group is erased in turn; all parities arrive. The code runs as it does in a coded job.
     */
    public static double reconstructed(CodedFunction<float[], float[]> code, TrainingData data, long seed) {
        return byPattern(code, data, seed, 1).stream()
                .mapToDouble(PatternAccuracy::reconstructed)
                .average()
                .orElseThrow();
    }

    /**
     * The share of rows whose label a code gives back in every pattern of so many erased slots, of which at least one is a source. Rows
     * are drawn into groups by the seed. The code runs as it does in a coded job.
     *
     * @param erasedSlots 1 or more, such that the code decodes every such pattern
     * @return by the pattern's mask
     */
    public static List<PatternAccuracy> byPattern(
            CodedFunction<float[], float[]> code, TrainingData data, long seed, int erasedSlots) {
        List<Erasures> patterns = new ArrayList<>();
        for (long mask = 1; mask < 1L << code.shape().n(); mask++) {
            if (Long.bitCount(mask) == erasedSlots
                    && (mask & (1L << code.shape().k()) - 1) != 0) {
                patterns.add(new Erasures(code.shape(), mask));
            }
        }
        int[] right = new int[patterns.size()];
        Groups groups = Groups.draw(data.rows(), code.shape().k(), new Random(seed));
        for (int from = 0; from < groups.count(); from += BATCH) {
            GroupAnswers answers = GroupAnswers.of(code, data, groups, from, Math.min(groups.count(), from + BATCH));
            for (int p = 0; p < right.length; p++) {
                right[p] += answers.right(code, patterns.get(p));
            }
        }
        List<PatternAccuracy> accuracies = new ArrayList<>();
        for (int p = 0; p < right.length; p++) {
            int rows = groups.count() * patterns.get(p).sources().length;
            accuracies.add(new PatternAccuracy(patterns.get(p), (double) right[p] / rows));
        }
        return accuracies;
    }

    static double accuracy(float[][] outputs, int[] labels) {
        int right = 0;
        for (int i = 0; i < outputs.length; i++) {
            right += Logits.argMax(outputs[i]) == labels[i] ? 1 : 0;
        }
        return (double) right / outputs.length;
    }
}
