package io.codedspark.examples.codes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** Which tasks arrive: every set with so many missing, or a seeded sample of them. */
record LossPatterns(List<BitSet> arrived, boolean all) {

    static LossPatterns of(int tasks, int losses, int most, long seed) {
        boolean all = count(tasks, losses) <= most;
        List<BitSet> arrived = new ArrayList<>();
        if (all) {
            extend(full(tasks), 0, losses, tasks, arrived);
        } else {
            SplittableRandom random = new SplittableRandom(seed);
            while (arrived.size() < most) {
                BitSet set = full(tasks);
                while (set.cardinality() > tasks - losses) {
                    set.clear(random.nextInt(tasks));
                }
                arrived.add(set);
            }
        }
        return new LossPatterns(arrived, all);
    }

    private static void extend(BitSet set, int from, int losses, int tasks, List<BitSet> into) {
        if (losses == 0) {
            into.add((BitSet) set.clone());
            return;
        }
        for (int task = from; task <= tasks - losses; task++) {
            set.clear(task);
            extend(set, task + 1, losses - 1, tasks, into);
            set.set(task);
        }
    }

    private static BitSet full(int tasks) {
        BitSet set = new BitSet();
        set.set(0, tasks);
        return set;
    }

    private static double count(int tasks, int losses) {
        double count = 1;
        for (int i = 0; i < losses; i++) {
            count *= (double) (tasks - i) / (i + 1);
        }
        return count;
    }
}
