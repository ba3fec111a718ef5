package io.codedspark.examples.accuracy;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.NetworkPool;
import io.codedspark.parity.train.TrainingData;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Labels that come out of codes in which every task works on a mixture: groups of k rows are encoded into n rows, the
 * deployed network answers these, and every row's logits are estimated from the tasks that arrived.
 */
final class BlockCodeTrial {

    private static final int BATCH = 256;

    private final ArrivalCode code;
    private final Network network;
    private final TrainingData data;
    private final int[] order;

    BlockCodeTrial(ArrivalCode code, Network network, TrainingData data, long seed) {
        this.code = code;
        this.network = network;
        this.data = data;
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < data.rows(); i++) {
            rows.add(i);
        }
        java.util.Collections.shuffle(rows, new Random(seed));
        this.order = rows.stream().mapToInt(i -> i).toArray();
    }

    /** The share of labels by the missing tasks, such as "0,3", for every set of so many missing ones. */
    TreeMap<String, Double> shares(int missing) {
        TreeMap<String, Integer> right = new TreeMap<>();
        List<BitSet> sets = new ArrayList<>();
        for (int mask = 0; mask < 1 << code.tasks(); mask++) {
            if (Integer.bitCount(mask) == code.tasks() - missing) {
                sets.add(BitSet.valueOf(new long[] {mask}));
            }
        }
        int k = code.outputs();
        int groups = data.rows() / k;
        for (int from = 0; from < groups; from += BATCH) {
            int count = Math.min(BATCH, groups - from);
            List<List<float[]>> results = results(from, count);
            for (BitSet arrived : sets) {
                right.merge(name(arrived), right(results, code.decoding(arrived), from, count), Integer::sum);
            }
        }
        TreeMap<String, Double> shares = new TreeMap<>();
        right.forEach((name, count) -> shares.put(name, (double) count / (groups * k)));
        return shares;
    }

    private List<List<float[]>> results(int from, int count) {
        List<List<float[]>> results = new ArrayList<>();
        for (int task = 0; task < code.tasks(); task++) {
            double[] weights = code.encoderWeights(0, task);
            List<float[]> rows = new ArrayList<>();
            for (int g = from; g < from + count; g++) {
                float[] row = new float[data.shape().size()];
                for (int s = 0; s < weights.length; s++) {
                    add(weights[s], data.pixels()[order[g * weights.length + s]], row);
                }
                rows.add(row);
            }
            results.add(NetworkPool.shared().run(network, rows));
        }
        return results;
    }

    private int right(List<List<float[]>> results, Decoding decoding, int from, int count) {
        int k = code.outputs();
        int right = 0;
        for (int g = 0; g < count; g++) {
            for (int s = 0; s < k; s++) {
                float[] logits = new float[network.outputWidth()];
                for (int t = 0; t < decoding.tasks().length; t++) {
                    add(
                            decoding.weights()[s][t],
                            results.get(decoding.tasks()[t]).get(g),
                            logits);
                }
                right += Logits.argMax(logits) == data.labels()[order[(from + g) * k + s]] ? 1 : 0;
            }
        }
        return right;
    }

    private String name(BitSet arrived) {
        List<String> missing = new ArrayList<>();
        for (int t = 0; t < code.tasks(); t++) {
            if (!arrived.get(t)) {
                missing.add(String.valueOf(t));
            }
        }
        return String.join(",", missing);
    }

    private static void add(double weight, float[] row, float[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += (float) (weight * row[i]);
        }
    }
}
