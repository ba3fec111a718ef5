package io.codedspark.codes.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.erasure.field.BinaryField;
import io.codedspark.codes.erasure.field.CauchyMatrices;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErasureCodeTest {

    static Stream<ErasureCode> smallCodes() {
        return IntStream.rangeClosed(1, 9)
                .boxed()
                .flatMap(k -> IntStream.rangeClosed(1, 10 - k)
                        .boxed()
                        .flatMap(r -> Stream.of(ErasureCodes.cauchy(k, r), ErasureCodes.reedSolomon(k, r))));
    }

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

    private static byte[][] copy(byte[][] shards) {
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

    @ParameterizedTest
    @CsvSource({"4, 2", "10, 4", "5, 3", "14, 4"})
    void parityIsThatOfTheFieldsOwnArithmetic(int k, int r) {
        ErasureCode cauchy = ErasureCodes.cauchy(k, r);
        boolean small = k + r <= 16;
        BinaryField field = small ? BinaryField.GF16 : BinaryField.GF256;
        int[][] rows = CauchyMatrices.sparse(field, k, r);
        FieldOracle oracle = new FieldOracle(field.bits());
        assertParity(cauchy, oracle, (row, source) -> rows[row][source], true);
        FieldOracle bytes = new FieldOracle(8);
        assertParity(ErasureCodes.reedSolomon(k, r), bytes, (row, source) -> bytes.invert((k + row) ^ source), false);
    }

    private static void assertParity(ErasureCode code, FieldOracle oracle, IntBinaryOperator element, boolean sliced) {
        byte[][] group = group(code, 1300, 5);
        byte[][] sources = Arrays.copyOf(group, code.k());
        for (int row = 0; row < code.r(); row++) {
            byte[] expected = oracle.parity(sources, code.parityLength(1300), element, row, sliced);
            assertThat(group[code.k() + row]).as("%s, parity %d", code, row).isEqualTo(expected);
        }
    }

    @Test
    void directBuffersAndSlabsHoldTheSameBytes() {
        for (ErasureCode code : List.of(ErasureCodes.cauchy(10, 4), ErasureCodes.reedSolomon(6, 3))) {
            int length = 20_000;
            byte[][] group = group(code, length, 9);
            Slab slab = Slab.allocate(code, length);
            ByteBuffer[] buffers = new ByteBuffer[group.length];
            for (int slot = 0; slot < group.length; slot++) {
                buffers[slot] =
                        ByteBuffer.allocateDirect(group[slot].length + 3).position(3);
                if (slot < code.k()) {
                    slab.shard(slot).put(group[slot]);
                    buffers[slot].put(group[slot]).position(3);
                }
            }
            code.encode(slab.shards());
            code.encode(Shards.direct(buffers));
            assertSame(group, slab, buffers);
            for (int slot : new int[] {1, code.k()}) {
                slab.shard(slot).put(new byte[group[slot].length]);
                buffers[slot].duplicate().put(new byte[group[slot].length]);
            }
            code.reconstruct(slab.shards(), 1, code.k());
            code.reconstruct(Shards.direct(buffers), 1, code.k());
            assertSame(group, slab, buffers);
        }
    }

    private static void assertSame(byte[][] group, Slab slab, ByteBuffer[] buffers) {
        for (int slot = 0; slot < group.length; slot++) {
            assertThat(slab.shard(slot)).isEqualTo(ByteBuffer.wrap(group[slot]));
            assertThat(buffers[slot]).isEqualTo(ByteBuffer.wrap(group[slot]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 256, 1000, 70_000})
    void updatesAreWhatEncodingAnewGives(int length) {
        for (ErasureCode code : List.of(ErasureCodes.cauchy(4, 2), ErasureCodes.reedSolomon(5, 3))) {
            byte[][] group = group(code, length, 1);
            byte[][] other = group(code, length, 2);
            byte[][] parities = Arrays.copyOfRange(group, code.k(), code.k() + code.r());
            for (int source = 0; source < code.k(); source++) {
                byte[] difference = new byte[length];
                for (int i = 0; i < length; i++) {
                    difference[i] = (byte) (group[source][i] ^ other[source][i]);
                }
                code.update(source, Shards.heap(difference), Shards.heap(parities));
            }
            assertThat(parities).isDeepEqualTo(Arrays.copyOfRange(other, code.k(), code.k() + code.r()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 256, 1000, 70_000})
    void arrivingShardsAddUpToErasedOnes(int length) {
        for (ErasureCode code : List.of(ErasureCodes.cauchy(5, 3), ErasureCodes.reedSolomon(5, 3))) {
            byte[][] group = group(code, length, 6);
            int[] erased = {0, 4, 6};
            ErasureCode.Reconstruction sum = code.reconstruction(erased, erased);
            byte[][] targets = {
                new byte[length], new byte[length], new byte[code.parityLength(length)],
            };
            int[] needed = sum.needed();
            for (int i = needed.length - 1; i >= 0; i--) {
                sum.add(needed[i], Shards.heap(group[needed[i]]), Shards.heap(targets));
            }
            assertThat(targets[0]).isEqualTo(group[0]);
            assertThat(targets[1]).isEqualTo(group[4]);
            assertThat(targets[2]).isEqualTo(group[6]);
            assertThatThrownBy(() -> sum.add(4, Shards.heap(group[4]), Shards.heap(targets)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Slot 4 is not needed");
        }
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

    @Test
    void oneErasedSourceIsTheXorOfTheOthers() {
        ErasureCode code = ErasureCodes.cauchy(10, 4);
        byte[][] group = group(code, 512, 4);
        byte[] sum = group[10].clone();
        for (int source = 1; source < 10; source++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] ^= group[source][i];
            }
        }
        assertThat(sum).isEqualTo(group[0]);
    }

    @Test
    void moreThanRErasuresAreRefusedAndNothingChanges() {
        ErasureCode code = ErasureCodes.cauchy(4, 2);
        byte[][] group = group(code, 100, 4);
        byte[][] before = copy(group);
        assertThatThrownBy(() -> code.reconstruct(Shards.heap(group), 0, 2, 5))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining("3 slots")
                .hasMessageContaining("at most 2")
                .hasMessageContaining("1 more must arrive");
        assertThat(group).isDeepEqualTo(before);
    }

    @Test
    void wrongShardsAreRefusedAndNothingChanges() {
        ErasureCode code = ErasureCodes.cauchy(3, 2);
        byte[][] group = group(code, 100, 4);
        byte[][] before = copy(group);
        byte[][] shortSource = group.clone();
        shortSource[1] = new byte[99];
        assertRefused(code, shortSource, "Source 1 has 99 bytes", "100");
        byte[][] shortParity = group.clone();
        shortParity[4] = new byte[100];
        assertRefused(code, shortParity, "Parity 4 has 100 bytes", "256");
        byte[][] missing = group.clone();
        missing[2] = null;
        assertRefused(code, missing, "Shard 2 is missing (null)");
        byte[][] twice = group.clone();
        twice[3] = twice[4];
        assertRefused(code, twice, "overlaps");
        assertRefused(code, Arrays.copyOf(group, 4), "needs 5 shards", "4 were given");
        assertThat(group).isDeepEqualTo(before);
        assertThatThrownBy(() -> code.reconstruct(Shards.heap(group), new int[] {1}, 2))
                .hasMessageContaining("Slot 2 of cauchy:3:2:v1 is wanted but not erased");
        assertThatThrownBy(() -> code.reconstruct(Shards.heap(group), 1, 1)).hasMessageContaining("different ones");
        assertThatThrownBy(() -> code.update(3, Shards.heap(group[0]), Shards.heap(group[3], group[4])))
                .hasMessageContaining("Slot 3 is no source");
    }

    @Test
    void overlappingDirectBuffersAreRefused() {
        ErasureCode code = ErasureCodes.cauchy(2, 1);
        ByteBuffer region = ByteBuffer.allocateDirect(1024);
        Shards shards = Shards.direct(region.slice(0, 256), region.slice(256, 256), region.slice(500, 256));
        assertThatThrownBy(() -> code.encode(shards))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overlaps");
        assertThatThrownBy(() -> Shards.direct(ByteBuffer.allocate(3))).hasMessageContaining("heap buffer");
    }

    private static void assertRefused(ErasureCode code, byte[][] group, String... says) {
        assertThatThrownBy(() -> code.encode(Shards.heap(group)))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(refused -> assertThat(refused.getMessage()).contains(says));
    }

    @Test
    void idsNameCodes() {
        for (ErasureCode code : List.of(ErasureCodes.cauchy(10, 4), ErasureCodes.reedSolomon(6, 3))) {
            assertThat(ErasureCodes.of(code.id())).isSameAs(code);
        }
        assertThatThrownBy(() -> ErasureCodes.of("cauchy:10:4:v7")).hasMessageContaining("names no erasure code");
        assertThatThrownBy(() -> ErasureCodes.cauchy(250, 6)).hasMessageContaining("k + r <= 255");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 1000, 12_345})
    void splitContentComesBackJoined(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        ErasureCode code = ErasureCodes.cauchy(4, 2);
        byte[][] group = ShardStreams.split(code, content);
        Arrays.fill(group[0], (byte) 0);
        Arrays.fill(group[2], (byte) 0);
        code.reconstruct(Shards.heap(group), 0, 2);
        assertThat(ShardStreams.join(code, group)).isEqualTo(content);
        Arrays.fill(group[0], (byte) 0x7F);
        assertThatThrownBy(() -> ShardStreams.join(code, group)).hasMessageContaining("begin with the length");
    }

    @Test
    void theFirstParityOfReedSolomonIsThatOfHadoop() {
        byte[][] group = new byte[9][];
        for (int slot = 0; slot < 9; slot++) {
            group[slot] = slot < 6 ? new byte[] {(byte) (slot + 1), (byte) (slot * 40), (byte) 0xFF} : new byte[3];
        }
        ErasureCodes.reedSolomon(6, 3).encode(Shards.heap(group));
        FieldOracle oracle = new FieldOracle(8);
        for (int row = 0; row < 3; row++) {
            for (int at = 0; at < 3; at++) {
                int sum = 0;
                for (int source = 0; source < 6; source++) {
                    sum ^= oracle.multiply(oracle.invert((6 + row) ^ source), group[source][at] & 0xFF);
                }
                assertThat(group[6 + row][at] & 0xFF).isEqualTo(sum);
            }
        }
    }
}
