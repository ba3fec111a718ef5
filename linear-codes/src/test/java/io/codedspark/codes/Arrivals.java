package io.codedspark.codes;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Sets of arrived tasks for tests. */
public final class Arrivals {

    private Arrivals() {}

    /**
     * Sets of {@code count} of {@code n} tasks: all of them for {@code n <= 12}, else those without {@code n - count}
     * neighbours (the ends are neighbours too), and 300 random ones.
     */
    public static Stream<BitSet> of(int n, int count, long seed) {
        if (n <= 12) {
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

    /** All tasks but the named ones. */
    public static BitSet allBut(int n, int... missing) {
        BitSet set = new BitSet();
        set.set(0, n);
        IntStream.of(missing).forEach(set::clear);
        return set;
    }
}
