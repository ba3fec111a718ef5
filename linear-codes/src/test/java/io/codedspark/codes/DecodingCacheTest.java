package io.codedspark.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DecodingCacheTest {

    private final AtomicInteger solved = new AtomicInteger();
    private final DecodingCache cache = new DecodingCache();

    @Test
    void solvesOnceForASetAndKeepsNoHoldOnIt() {
        BitSet arrived = Arrivals.allBut(4, 1);
        Decoding first = cache.decoding(arrived, set -> solve(10));
        arrived.set(1);

        assertThat(cache.decoding(Arrivals.allBut(4, 1), set -> solve(10))).isSameAs(first);
        assertThat(cache.decoding(arrived, set -> solve(10))).isNotSameAs(first);
        assertThat(solved).hasValue(2);
    }

    @Test
    void dropsWhatWasUsedLongestAgo() {
        for (int task = 0; task < 40; task++) {
            cache.decoding(Arrivals.allBut(64, task), set -> solve(300));
            cache.decoding(Arrivals.allBut(64, 0), set -> solve(300));
        }

        assertThat(cache.size()).isEqualTo((1 << 20) / (300 * 300 + 64));
        assertThat(solved).hasValue(40);
    }

    @Test
    void holdsOneThatIsLargerThanItsBound() {
        cache.decoding(Arrivals.allBut(8, 1), set -> solve(10));
        cache.decoding(Arrivals.allBut(8, 2), set -> solve(1100));

        assertThat(cache.size()).isEqualTo(1);
    }

    private Decoding solve(int size) {
        solved.incrementAndGet();
        return new Decoding(new int[size], new double[size][size], 1, 0);
    }
}
