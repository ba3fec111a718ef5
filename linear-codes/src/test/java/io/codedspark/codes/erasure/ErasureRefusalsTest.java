package io.codedspark.codes.erasure;

import static io.codedspark.codes.erasure.ErasureGroups.copy;
import static io.codedspark.codes.erasure.ErasureGroups.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.NotRecoverableException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Calls that are refused and change nothing. */
class ErasureRefusalsTest {

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
}
