package io.codedspark.codes.erasure;

import static io.codedspark.codes.erasure.ErasureGroups.assertComesBack;
import static io.codedspark.codes.erasure.ErasureGroups.copy;
import static io.codedspark.codes.erasure.ErasureGroups.group;
import static io.codedspark.codes.erasure.ErasureGroups.patterns;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is erased comes back, bit for bit. */
class ErasureCodeTest {

    static Stream<ErasureCode> smallCodes() {
        return IntStream.rangeClosed(1, 9)
                .boxed()
                .flatMap(k -> IntStream.rangeClosed(1, 10 - k)
                        .boxed()
                        .flatMap(r -> Stream.of(ErasureCodes.cauchy(k, r), ErasureCodes.reedSolomon(k, r))));
    }

    @ParameterizedTest
    @MethodSource("smallCodes")
    void everyPatternOfUpToRErasuresComesBack(ErasureCode code) {
        byte[][] group = group(code, 300, 7);
        for (int[] erased : patterns(code.k() + code.r(), code.r())) {
            assertComesBack(code, group, erased);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 4", "12, 4", "12, 5", "20, 4", "40, 8", "200, 20", "235, 20", "1, 30"})
    void seededPatternsOfWideCodesComeBack(int k, int r) {
        for (ErasureCode code : List.of(ErasureCodes.cauchy(k, r), ErasureCodes.reedSolomon(k, r))) {
            byte[][] group = group(code, 1100, k);
            Random random = new Random(k + 31L * r);
            for (int trial = 0; trial < (k > 100 ? 2 : 12); trial++) {
                List<Integer> slots =
                        new ArrayList<>(IntStream.range(0, k + r).boxed().toList());
                Collections.shuffle(slots, random);
                int lost = trial == 0 ? r : 1 + random.nextInt(r);
                assertComesBack(
                        code,
                        group,
                        slots.subList(0, lost).stream()
                                .mapToInt(Integer::intValue)
                                .toArray());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 63, 64, 65, 255, 256, 257, 511, 513, 4097, 40_001})
    void anyLengthComesBack(int length) {
        for (ErasureCode code : List.of(
                ErasureCodes.cauchy(4, 2),
                ErasureCodes.cauchy(14, 3),
                ErasureCodes.reedSolomon(6, 3),
                ErasureCodes.cauchy(3, 1))) {
            byte[][] group = group(code, length, length);
            assertComesBack(code, group, 0);
            assertComesBack(code, group, code.k());
            assertComesBack(
                    code, group, IntStream.range(0, code.r()).map(i -> 2 * i).toArray());
            assertThat(code.verify(Shards.heap(group))).isTrue();
        }
    }

    @Test
    void tenMegabytesComeBack() {
        ErasureCode code = ErasureCodes.cauchy(10, 4);
        byte[][] group = group(code, 10_000_001, 3);
        assertComesBack(code, group, 0, 3, 9, 12);
        assertThat(code.verify(Shards.heap(group))).isTrue();
        group[5][9_999_999] ^= 1;
        assertThat(code.verify(Shards.heap(group))).isFalse();
    }

    @Test
    void onlyWantedShardsAreWritten() {
        ErasureCode code = ErasureCodes.cauchy(4, 2);
        byte[][] group = group(code, 100, 4);
        byte[][] damaged = copy(group);
        damaged[1] = new byte[100];
        damaged[3] = null;
        code.reconstruct(Shards.heap(damaged), new int[] {1, 3}, 1);
        assertThat(damaged[1]).isEqualTo(group[1]);
        assertThat(damaged[3]).isNull();
    }
}
