package io.codedspark.codes;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Sets of arrived tasks for tests. */
public final class Arrivals {

    private static final double MOST = 5000;

    private Arrivals() {}

    /**
     * Sets of {@code count} of {@code n} tasks: all of them for {@code n <= 12} or up to 5000 sets, else those without {@code n - count}
     * neighbours (the ends are neighbours too), and 300 random ones.
     */
    public static Stream<BitSet> of(int n, int count, long seed) {
        if (n <= 12 || n <= 20 && sets(n, count) <= MOST) {
            return LongStream.range(0, 1L << n)
                    .filter(mask -> Long.bitCount(mask) == count)
                    .mapToObj(mask -> BitSet.valueOf(new long[] {mask}));
        }
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.concat(
                IntStream.range(0, n)
                        .mapToObj(first -> allBut(
                                n,
                                IntStream.range(first, first + n - count)
                                        .map(t -> t % n)
                                        .toArray())),
                Stream.generate(() -> allBut(
                                n, random.ints(0, n).distinct().limit(n - count).toArray()))
                        .limit(300));
    }

    private static double sets(int n, int count) {
        double sets = 1;
        for (int i = 1; i <= count; i++) {
            sets *= (n - count + i) / (double) i;
        }
        return Math.rint(sets);
    }

    /** All tasks but the named ones. */
    public static BitSet allBut(int n, int... missing) {
        BitSet set = new BitSet();
        set.set(0, n);
        IntStream.of(missing).forEach(set::clear);
        return set;
    }
}
