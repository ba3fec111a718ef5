package io.codedspark.codes.erasure;

import static io.codedspark.codes.erasure.ErasureGroups.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.erasure.field.BinaryField;
import io.codedspark.codes.erasure.field.CauchyMatrices;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which bytes parities are, wherever the shards lie. */
class ErasureBytesTest {

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
    void idsNameCodes() {
        for (ErasureCode code : List.of(ErasureCodes.cauchy(10, 4), ErasureCodes.reedSolomon(6, 3))) {
            assertThat(ErasureCodes.of(code.id())).isSameAs(code);
        }
        assertThatThrownBy(() -> ErasureCodes.of("cauchy:10:4:v7")).hasMessageContaining("names no erasure code");
        assertThatThrownBy(() -> ErasureCodes.cauchy(250, 6)).hasMessageContaining("k + r <= 255");
    }

    @Test
    void reedSolomonHasTheCauchyMatrixOfIsalAndHadoop() {
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
