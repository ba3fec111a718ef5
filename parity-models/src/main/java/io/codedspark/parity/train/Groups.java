package io.codedspark.parity.train;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.parity.encode.LearnedCode;
import java.util.Random;
import java.util.stream.IntStream;

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

    /**
     * These groups, evenly spread ones of which, a share of all, have a hard row in the place of one member.
     *
     * @param hard numbers of rows, at least one
     */
    Groups around(int[] hard, double share, Random random) {
        int[] changed = order.clone();
        for (int g = 0; g < count(); g++) {
            if (Math.floor((g + 1) * share) > Math.floor(g * share)) {
                int row = hard[random.nextInt(hard.length)];
                int place = g * k + random.nextInt(k);
                boolean there = IntStream.range(g * k, (g + 1) * k).anyMatch(i -> order[i] == row);
                changed[place] = there ? order[place] : row;
            }
        }
        return new Groups(k, changed);
    }

    int count() {
        return order.length / k;
    }

    /** The number of a group's member. */
    int member(int group, int slot) {
        return order[group * k + slot];
    }

    /** The rows of a group's members, by slot; the arrays of the rows are shared. */
    float[][] rows(int group, float[][] all) {
        float[][] rows = new float[k][];
        for (int s = 0; s < k; s++) {
            rows[s] = all[member(group, s)];
        }
        return rows;
    }

    /**
     * What decoded answers are worth, each member erased in turn, when no other parity arrived.
     *
     * @param answers of the parity slot for all groups
     */
    double worth(LearnedCode code, int parity, float[][] answers, float[][] terms, Scoring scoring) {
        Scoring.Sum sum = scoring.new Sum();
        eachErased(code, parity, answers, terms, sum::add);
        return sum.value();
    }

    /** Is told what was decoded for a row. */
    @FunctionalInterface
    interface Decoded {

        void row(int member, float[] answer);
    }

    /** Decodes every member of every group as if it were the erased one and no other parity had arrived. */
    void eachErased(LearnedCode code, int parity, float[][] answers, float[][] terms, Decoded told) {
        for (int s = 0; s < k; s++) {
            LearnedCode.RowDecoder decoder = code.decoder(s, onlyOneParity(code.shape(), s, parity));
            for (int g = 0; g < count(); g++) {
                float[][] arrived = rows(g, terms);
                arrived[s] = new float[0];
                float[][] parities = new float[code.shape().r()][0];
                parities[parity] = answers[g];
                told.row(member(g, s), decoder.decode(arrived, parities));
            }
        }
    }

    private static Erasures onlyOneParity(GroupShape shape, int source, int parity) {
        int[] arrived = IntStream.range(0, shape.n())
                .filter(slot -> slot < shape.k() ? slot != source : slot == shape.k() + parity)
                .toArray();
        return Erasures.allBut(shape, arrived);
    }
}
