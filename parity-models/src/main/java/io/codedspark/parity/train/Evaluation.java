package io.codedspark.parity.train;

import io.codedspark.codes.Erasures;
import io.codedspark.parity.OutputKind;
import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.run.Network;
import io.codedspark.spark.CodedFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Measures answers against labels. */
public final class Evaluation {

    private static final int BATCH = 256;

    private static final Comparator<GroupAnswers.Judged> LEAST_SURE_FIRST =
            Comparator.comparingDouble(GroupAnswers.Judged::margin);

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
        return worth(code, data, new Scoring(OutputKind.CLASSES, data.labels(), new float[0][]), seed);
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
        return byPattern(code, data, new Scoring(OutputKind.CLASSES, data.labels(), new float[0][]), seed, erasedSlots);
    }

    /** What decoded answers are worth, each member of each group erased in turn; all parities arrive. */
    static double worth(CodedFunction<float[], float[]> code, TrainingData data, Scoring scoring, long seed) {
        return byPattern(code, data, scoring, seed, 1).stream()
                .mapToDouble(PatternAccuracy::reconstructed)
                .average()
                .orElseThrow();
    }

    private static List<PatternAccuracy> byPattern(
            CodedFunction<float[], float[]> code, TrainingData data, Scoring scoring, long seed, int erasedSlots) {
        List<Erasures> patterns = new ArrayList<>();
        List<Scoring.Sum> sums = new ArrayList<>();
        for (long mask = 1; mask < 1L << code.shape().n(); mask++) {
            if (Long.bitCount(mask) == erasedSlots
                    && (mask & (1L << code.shape().k()) - 1) != 0) {
                patterns.add(new Erasures(code.shape(), mask));
                sums.add(scoring.new Sum());
            }
        }
        Groups groups = Groups.draw(data.rows(), code.shape().k(), new Random(seed));
        for (int from = 0; from < groups.count(); from += BATCH) {
            GroupAnswers answers = GroupAnswers.of(code, data, groups, from, Math.min(groups.count(), from + BATCH));
            for (int p = 0; p < patterns.size(); p++) {
                answers.addTo(sums.get(p), code, patterns.get(p));
            }
        }
        List<PatternAccuracy> accuracies = new ArrayList<>();
        for (int p = 0; p < patterns.size(); p++) {
            accuracies.add(new PatternAccuracy(patterns.get(p), sums.get(p).value()));
        }
        return accuracies;
    }

    /**
     * What the margin of reconstructed rows (their largest logit minus the second largest) says of their errors, each member
     * of each group erased in turn: the share of the wrong rows that is among the given share of rows with the least margins. Sending
     * these to be computed again would mend as many.
     *
     * @param share of the reconstructed rows, 0 to 1
     * @return 0 to 1; 1 where no row is wrong
     */
    public static double errorsAmongLeastConfident(
            CodedFunction<float[], float[]> code, TrainingData data, long seed, double share) {
        List<GroupAnswers.Judged> judged = judged(code, data, data.labels(), seed);
        judged.sort(LEAST_SURE_FIRST);
        long wrong = judged.stream().filter(row -> !row.right()).count();
        long among = judged.stream()
                .limit(Math.round(share * judged.size()))
                .filter(row -> !row.right())
                .count();
        return wrong == 0 ? 1 : (double) among / wrong;
    }

    /**
     * What answers are worth, each member of each group erased in turn, and what the deployed network's own answers to the
     * least sure of them would add. Rows are drawn into groups by the seed; up to k - 1 are left over.
     *
     * @param deployed the network behind the code
     * @param recomputedShare of the reconstructed rows, 0 to 1
     */
    public static OverallAccuracy overall(
            Network deployed,
            CodedFunction<float[], float[]> code,
            TrainingData data,
            long seed,
            double recomputedShare) {
        float[][] outputs = Forward.run(deployed, data.pixels());
        List<GroupAnswers.Judged> judged = judged(code, data, data.labels(), seed);
        judged.sort(LEAST_SURE_FIRST);
        int again = (int) Math.round(recomputedShare * judged.size());
        double revised = 0;
        double reconstructed = 0;
        for (int i = 0; i < judged.size(); i++) {
            GroupAnswers.Judged row = judged.get(i);
            boolean own = Logits.argMax(outputs[row.row()]) == data.labels()[row.row()];
            reconstructed += row.right() ? 1 : 0;
            revised += (i < again ? own : row.right()) ? 1 : 0;
        }
        return new OverallAccuracy(
                accuracy(outputs, data.labels()),
                reconstructed / judged.size(),
                recomputedShare,
                revised / judged.size());
    }

    /**
     * The decoded rows, each member of each group erased in turn; all parities arrive.
     *
     * @param labels that are right, for all rows
     */
    static List<GroupAnswers.Judged> judged(
            CodedFunction<float[], float[]> code, TrainingData data, int[] labels, long seed) {
        int k = code.shape().k();
        Groups groups = Groups.draw(data.rows(), k, new Random(seed));
        List<GroupAnswers.Judged> judged = new ArrayList<>();
        for (int from = 0; from < groups.count(); from += BATCH) {
            GroupAnswers answers = GroupAnswers.of(code, data, groups, from, Math.min(groups.count(), from + BATCH));
            for (int erased = 0; erased < k; erased++) {
                judged.addAll(answers.judged(code, Erasures.of(code.shape(), erased), labels));
            }
        }
        return judged;
    }

    static double accuracy(float[][] outputs, int[] labels) {
        int right = 0;
        for (int i = 0; i < outputs.length; i++) {
            right += Logits.argMax(outputs[i]) == labels[i] ? 1 : 0;
        }
        return (double) right / outputs.length;
    }
}
