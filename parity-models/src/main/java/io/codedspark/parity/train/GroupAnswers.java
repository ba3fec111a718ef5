package io.codedspark.parity.train;

import io.codedspark.codes.Erasures;
import io.codedspark.parity.encode.Logits;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.GroupOutputs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What all slots answer for a batch of groups, and what decoded ones are worth when some are erased.
 *
 * @param bySlot outputs and answers of all slots
 * @param rows the numbers of the sources' rows
 */
record GroupAnswers(List<List<float[]>> bySlot, int[][] rows) {

    /** Computes the groups {@code from .. to - 1}. */
    static GroupAnswers of(CodedFunction<float[], float[]> code, TrainingData data, Groups groups, int from, int to) {
        int k = code.shape().k();
        List<List<float[]>> sources = new ArrayList<>();
        int[][] rows = new int[k][to - from];
        for (int s = 0; s < k; s++) {
            List<float[]> source = new ArrayList<>();
            for (int g = from; g < to; g++) {
                source.add(data.pixels()[groups.member(g, s)]);
                rows[s][g - from] = groups.member(g, s);
            }
            sources.add(source);
        }
        List<List<float[]>> outputs = new ArrayList<>();
        sources.forEach(source -> outputs.add(code.apply(source)));
        for (int parity = 0; parity < code.shape().r(); parity++) {
            outputs.add(code.applyParity(parity, code.encode(parity, sources)));
        }
        return new GroupAnswers(outputs, rows);
    }

    /** Adds up the answers of all erased sources. */
    void addTo(Scoring.Sum sum, CodedFunction<float[], float[]> code, Erasures erasures) {
        decoded(code, erasures, sum::add);
    }

    /**
     * The decoded rows of all erased sources.
     *
     * @param labels of all rows
     */
    List<Judged> judged(CodedFunction<float[], float[]> code, Erasures erasures, int[] labels) {
        List<Judged> judged = new ArrayList<>();
        decoded(code, erasures, (row, logits) -> judged.add(Judged.of(row, logits, labels[row])));
        return judged;
    }

    private void decoded(
            CodedFunction<float[], float[]> code, Erasures erasures, BiConsumer<Integer, float[]> consumer) {
        List<List<float[]>> arrived = new ArrayList<>(bySlot);
        for (int slot = 0; slot < arrived.size(); slot++) {
            if (erasures.isErased(slot)) {
                arrived.set(slot, List.of());
            }
        }
        GroupOutputs<float[]> outputs = new GroupOutputs<>(erasures, arrived);
        for (int erased : erasures.sources()) {
            List<float[]> decoded = code.decode(erased, outputs, rows[erased].length);
            for (int i = 0; i < decoded.size(); i++) {
                consumer.accept(rows[erased][i], decoded.get(i));
            }
        }
    }

    /**
     * A decoded row.
     *
     * @param row its number
     * @param margin the largest logit minus the second largest
     * @param right whether the largest is the label's
     */
    record Judged(int row, float margin, boolean right) {

        static Judged of(int row, float[] logits, int label) {
            return new Judged(row, Logits.margin(logits), Logits.argMax(logits) == label);
        }
    }
}
