package io.codedspark.spark.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.erasure.ErasureCode;
import io.codedspark.codes.erasure.ErasureCodes;
import io.codedspark.codes.erasure.Shards;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.apache.spark.util.io.ChunkedByteBuffer;
import org.junit.jupiter.api.Test;

class ChunkInputTest {

    private final byte[] spare = new byte[64];

    @Test
    void stripesWithinAChunkAreTheChunksOwnMemory() throws IOException {
        byte[] chunk = bytes(1, 200);
        ChunkInput input = new ChunkInput(ByteBuffer.wrap(chunk, 8, 128));

        Shards first = input.stripe(64, spare).orElseThrow();
        Shards second = input.stripe(64, spare).orElseThrow();

        assertThat(first.memory(0)).isSameAs(chunk);
        assertThat(first.address(0)).isEqualTo(8);
        assertThat(second.memory(0)).isSameAs(chunk);
        assertThat(second.address(0)).isEqualTo(72);
        assertThat(input.stripe(64, spare)).isEmpty();
    }

    @Test
    void stripesAcrossChunksOrBeyondTheEndArePutTogetherAndFilledUpByZeros() throws IOException {
        byte[] one = bytes(2, 40);
        byte[] two = bytes(3, 50);
        ChunkInput input = new ChunkInput(ByteBuffer.wrap(one), ByteBuffer.allocate(0), direct(two));

        byte[] expected = Arrays.copyOf(one, 128);
        System.arraycopy(two, 0, expected, 40, 50);
        assertThat(content(input.stripe(64, spare).orElseThrow())).isEqualTo(Arrays.copyOf(expected, 64));
        assertThat(content(input.stripe(64, spare).orElseThrow())).isEqualTo(Arrays.copyOfRange(expected, 64, 128));
        assertThat(input.stripe(64, spare)).isEmpty();
    }

    @Test
    void theBlockStaysAsItIs() throws IOException {
        ByteBuffer chunk = ByteBuffer.wrap(bytes(4, 100));
        ChunkInput input = new ChunkInput(chunk);

        assertThat(input.readAllBytes()).isEqualTo(chunk.array());
        assertThat(input.read()).isEqualTo(-1);
        assertThat(chunk.position()).isZero();
    }

    @Test
    void sumsOfChunksAndOfFilesAreTheCodesParity() {
        ErasureCode code = ErasureCodes.of("cauchy:3:2:v1");
        int length = (2 << 20) + 777;
        byte[][] group = new byte[5][];
        for (int slot = 0; slot < 5; slot++) {
            group[slot] = slot < 3 ? bytes(slot, length) : new byte[code.parityLength(length)];
        }
        code.encode(Shards.heap(group));

        ShardSum sum = new ShardSum(code, code.reconstruction(new int[] {3, 4}, 4), group[4].length);
        sum.add(0, new ChunkInput(pieces(group[0], 1 << 20)));
        sum.add(1, new ChunkInput(pieces(group[1], 300_001)));
        sum.add(2, new FileInput(new ByteArrayInputStream(group[2])));

        ChunkedByteBuffer parity = sum.bytes(new byte[0]);
        assertThat(parity.toArray()).isEqualTo(group[4]);
    }

    private static ByteBuffer[] pieces(byte[] block, int piece) {
        ByteBuffer[] chunks = new ByteBuffer[(block.length + piece - 1) / piece];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = ByteBuffer.wrap(block, i * piece, Math.min(piece, block.length - i * piece));
        }
        return chunks;
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private static byte[] content(Shards shard) {
        int start = (int) shard.address(0);
        return Arrays.copyOfRange((byte[]) shard.memory(0), start, start + shard.length(0));
    }

    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
