package io.codedspark.codes.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Encoded groups of random shards, and what must come back of them. */
final class ErasureGroups {

    private ErasureGroups() {}

    static byte[][] group(ErasureCode code, int length, long seed) {
        Random random = new Random(seed);
        byte[][] group = new byte[code.k() + code.r()][];
        for (int slot = 0; slot < group.length; slot++) {
            group[slot] = new byte[slot < code.k() ? length : code.parityLength(length)];
            random.nextBytes(group[slot]);
        }
        code.encode(Shards.heap(group));
        return group;
    }

    static byte[][] copy(byte[][] shards) {
        return Arrays.stream(shards).map(byte[]::clone).toArray(byte[][]::new);
    }

    /** Erased shards are filled with rubbish and must come back; the others must stay as they are. */
    static void assertComesBack(ErasureCode code, byte[][] group, int... erased) {
        byte[][] damaged = copy(group);
        for (int slot : erased) {
            Arrays.fill(damaged[slot], (byte) 0x5A);
        }
        code.reconstruct(Shards.heap(damaged), erased);
        for (int slot = 0; slot < group.length; slot++) {
            assertThat(damaged[slot])
                    .as("%s, erased %s, slot %d", code, Arrays.toString(erased), slot)
                    .isEqualTo(group[slot]);
        }
    }

    static List<int[]> patterns(int n, int most) {
        List<int[]> patterns = new ArrayList<>();
        for (int mask = 0; mask < 1 << n; mask++) {
            if (Integer.bitCount(mask) <= most) {
                int erased = mask;
                patterns.add(IntStream.range(0, n)
                        .filter(slot -> (erased >>> slot & 1) != 0)
                        .toArray());
            }
        }
        return patterns;
    }
}
