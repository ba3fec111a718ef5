package io.codedspark.examples.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.erasure.ErasureCodes;
import io.codedspark.codes.erasure.Shards;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.hadoop.io.erasurecode.ErasureCoderOptions;
import org.apache.hadoop.io.erasurecode.rawcoder.RSRawEncoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The byte-compatible family writes the bytes that Hadoop's Java coder writes. */
class HadoopCoderTest {

    @ParameterizedTest
    @CsvSource({"3, 2, 1", "6, 3, 1000", "10, 4, 65536", "12, 4, 777", "1, 2, 64", "20, 8, 129"})
    void parityIsHadoops(int k, int r, int bytes) throws IOException {
        Random random = new Random(k);
        byte[][] group = new byte[k + r][bytes];
        for (int source = 0; source < k; source++) {
            random.nextBytes(group[source]);
        }
        byte[][] parities = new byte[r][bytes];
        new RSRawEncoder(new ErasureCoderOptions(k, r)).encode(Arrays.copyOf(group, k), parities);
        ErasureCodes.reedSolomon(k, r).encode(Shards.heap(group));
        assertThat(Arrays.copyOfRange(group, k, k + r)).isDeepEqualTo(parities);
    }
}
