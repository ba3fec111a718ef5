package io.codedspark.codes.erasure.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The fewest shared partial sums of a few values such that every needed subset is the sum of at most two values that are
 * there. Found greedily. Subsets are bit masks.
 *
 * @param extras sums to compute first, each of two or three values that are there already
 */
record SubsetSums(List<Extra> extras) {

    /** A sum to compute. */
    record Extra(int sum, List<Integer> operands) {}

    static SubsetSums of(int values, Set<Integer> needed) {
        List<Integer> there = new ArrayList<>();
        for (int value = 0; value < values; value++) {
            there.add(1 << value);
        }
        List<Extra> extras = new ArrayList<>();
        while (true) {
            List<Integer> open = needed.stream()
                    .filter(mask -> mask != 0 && split(mask, there).isEmpty())
                    .sorted()
                    .toList();
            if (open.isEmpty()) {
                return new SubsetSums(extras);
            }
            Extra best = best(there, open);
            extras.add(best);
            there.add(best.sum());
        }
    }

    /** The values, singles and extras, of which a subset is the sum: one or two. */
    List<Integer> operands(int mask, int values) {
        List<Integer> there = new ArrayList<>();
        for (int value = 0; value < values; value++) {
            there.add(1 << value);
        }
        extras.forEach(extra -> there.add(extra.sum()));
        return split(mask, there);
    }

    private static List<Integer> split(int mask, List<Integer> there) {
        if (there.contains(mask)) {
            return List.of(mask);
        }
        for (int first : there) {
            int rest = mask ^ first;
            if (there.contains(rest)) {
                return List.of(first, rest);
            }
        }
        return List.of();
    }

    private static Extra best(List<Integer> there, List<Integer> open) {
        Extra best = new Extra(0, List.of());
        int bestScore = -1;
        for (int a = 0; a < there.size(); a++) {
            for (int b = a + 1; b < there.size(); b++) {
                for (int c = b; c < there.size(); c++) {
                    int sum = there.get(a) ^ there.get(b) ^ (c == b ? 0 : there.get(c));
                    int score = score(sum, there, open) * 2 + (c == b ? 1 : 0);
                    if (score > bestScore && sum != 0 && !there.contains(sum)) {
                        bestScore = score;
                        best = new Extra(
                                sum,
                                c == b
                                        ? List.of(there.get(a), there.get(b))
                                        : List.of(there.get(a), there.get(b), there.get(c)));
                    }
                }
            }
        }
        return best;
    }

    /** How many open subsets a new value closes; half a point for what comes within three values. */
    private static int score(int sum, List<Integer> there, List<Integer> open) {
        int score = 0;
        for (int mask : open) {
            int rest = mask ^ sum;
            if (rest == 0 || there.contains(rest)) {
                score += 8;
            } else if (!split(rest, there).isEmpty()) {
                score += 1;
            }
        }
        return score;
    }
}
