package io.codedspark.parity.train;

import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.encode.SubtractionDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows drawn into groups of k, and how many of their answers come back when each is erased in turn. */
record Groups(int k, int[] order) {

    /** All rows in random order, cut into groups; up to k-1 rows are left over. */
    static Groups draw(int rows, int k, Random random) {
        if (rows < k) {
            throw new IllegalArgumentException(
                    "A group needs k = " + k + " rows, but there are only " + rows + "; give more data.");
        }
        return new Groups(k, TrainingData.permutation(rows, random));
    }

    int count() {
        return order.length / k;
    }

    /** The number of a group's member. */
    int member(int group, int slot) {
        return order[group * k + slot];
    }

    /** The encoded rows of all groups, as sums. */
    float[] sum(int group, float[][] rows) {
        float[] sum = rows[member(group, 0)].clone();
        for (int s = 1; s < k; s++) {
            float[] row = rows[member(group, s)];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += row[i];
            }
        }
        return sum;
    }

    /** The share of members whose label is decoded from the group's total, each member erased in turn. */
    double accuracy(float[][] totals, float[][] terms, int[] labels) {
        int right = 0;
        for (int g = 0; g < count(); g++) {
            for (int s = 0; s < k; s++) {
                List<float[]> others = new ArrayList<>(k - 1);
                for (int o = 0; o < k; o++) {
                    if (o != s) {
                        others.add(terms[member(g, o)]);
                    }
                }
                float[] decoded = SubtractionDecoder.decode(totals[g], others);
                right += Logits.argMax(decoded) == labels[member(g, s)] ? 1 : 0;
            }
        }
        return (double) right / (count() * k);
    }
}
