package io.codedspark.codes.erasure;

import static io.codedspark.codes.erasure.ErasureGroups.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups that change or arrive piece by piece, and content that is cut into pieces. */
class ErasurePiecesTest {

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
}
