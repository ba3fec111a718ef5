package io.codedspark.codes.real;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Patterns of erased slots for tests. */
final class Patterns {

    private Patterns() {}

    /** Every pattern of at most r erased slots. */
    static Stream<Erasures> all(GroupShape shape) {
        return LongStream.range(0, 1L << shape.n())
                .filter(mask -> Long.bitCount(mask) <= shape.r())
                .mapToObj(mask -> new Erasures(shape, mask));
    }

    /** Random patterns of exactly r erased slots. */
    static Stream<Erasures> random(GroupShape shape, SplittableRandom random, int count) {
        return Stream.generate(() -> {
                    long mask = 0;
                    while (Long.bitCount(mask) < shape.r()) {
                        mask |= 1L << random.nextInt(shape.n());
                    }
                    return new Erasures(shape, mask);
                })
                .limit(count);
    }
}
