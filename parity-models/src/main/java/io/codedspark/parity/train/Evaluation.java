package io.codedspark.parity.train;

import io.codedspark.codes.Erasures;
import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.run.Network;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.GroupOutputs;
import java.util.ArrayList;
import java.util.Collections;
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
        int k = code.shape().k();
        Groups groups = Groups.draw(data.rows(), k, new Random(seed));
        int right = 0;
        for (int from = 0; from < groups.count(); from += BATCH) {
            int rows = Math.min(BATCH, groups.count() - from);
            List<List<float[]>> sources = new ArrayList<>();
            for (int s = 0; s < k; s++) {
                List<float[]> source = new ArrayList<>();
                for (int i = 0; i < rows; i++) {
                    source.add(data.pixels()[groups.member(from + i, s)]);
                }
                sources.add(source);
            }
            right += right(code, data, groups, from, sources);
        }
        return (double) right / (groups.count() * k);
    }

    private static int right(
            CodedFunction<float[], float[]> code,
            TrainingData data,
            Groups groups,
            int from,
            List<List<float[]>> sources) {
        int k = sources.size();
        int rows = sources.get(0).size();
        List<List<float[]>> outputs = new ArrayList<>();
        sources.forEach(source -> outputs.add(code.apply(source)));
        for (int parity = 0; parity < code.shape().r(); parity++) {
            outputs.add(code.applyParity(parity, code.encode(parity, sources)));
        }
        int right = 0;
        for (int erased = 0; erased < k; erased++) {
            List<List<float[]>> arrived = new ArrayList<>(outputs);
            arrived.set(erased, Collections.emptyList());
            List<float[]> decoded =
                    code.decode(erased, new GroupOutputs<>(Erasures.of(code.shape(), erased), arrived), rows);
            for (int i = 0; i < rows; i++) {
                right += Logits.argMax(decoded.get(i)) == data.labels()[groups.member(from + i, erased)] ? 1 : 0;
            }
        }
        return right;
    }

    static double accuracy(float[][] outputs, int[] labels) {
        int right = 0;
        for (int i = 0; i < outputs.length; i++) {
            right += Logits.argMax(outputs[i]) == labels[i] ? 1 : 0;
        }
        return (double) right / outputs.length;
    }
}
