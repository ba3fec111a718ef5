package io.codedspark.spark.rdd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitBatchesTest {

    private static CodedBatch<double[]> batch(int rows, int width, long print) {
        return new CodedBatch<>(
                new int[] {rows, 0},
                new long[] {print, 0},
                IntStream.range(0, rows).mapToObj(i -> new double[width]).toList());
    }

    private static List<CodedBatch<double[]>> split(long limitBytes, List<CodedBatch<double[]>> batches) {
        List<CodedBatch<double[]>> parts = new ArrayList<>();
        new SplitBatches<>(batches.iterator(), limitBytes).forEachRemaining(parts::add);
        return parts;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5_000, 64_000, 1L << 30})
    void partsMakeTheSameBatchesAgain(long limitBytes) {
        List<CodedBatch<double[]>> batches = List.of(batch(256, 100, 7), batch(0, 100, 8), batch(13, 100, 9));
        List<CodedBatch<double[]>> whole = new ArrayList<>();
        new WholeBatches<>(split(limitBytes, batches).iterator()).forEachRemaining(whole::add);
        assertThat(whole).hasSize(3);
        for (int b = 0; b < 3; b++) {
            assertThat(whole.get(b).outputs())
                    .containsExactlyElementsOf(batches.get(b).outputs());
            assertThat(whole.get(b).rows(0)).isEqualTo(batches.get(b).rows(0));
            assertThat(whole.get(b).agrees(batches.get(b), 0)).isTrue();
            assertThat(whole.get(b).agrees(batches.get((b + 1) % 3), 0)).isFalse();
        }
    }

    @Test
    void noPartIsLargerThanAQuarterOfTheLimit() {
        List<CodedBatch<double[]>> parts = split(64_000, List.of(batch(256, 100, 7)));
        assertThat(parts)
                .hasSizeGreaterThanOrEqualTo(13)
                .allSatisfy(part -> assertThat(part.outputs().size() * 816L).isLessThanOrEqualTo(16_000));
        assertThat(parts.stream().mapToInt(part -> part.rows(0)).sum())
                .as("rows are counted once")
                .isEqualTo(256);
    }

    @Test
    void smallBatchesStayWhole() {
        List<CodedBatch<double[]>> batches = List.of(batch(256, 100, 7), batch(256, 100, 8));
        assertThat(split(1L << 26, batches)).isEqualTo(batches);
    }

    @Test
    void aRowAboveTheLimitStaysAlone() {
        assertThat(split(100, List.of(batch(3, 100, 7)))).hasSize(3);
    }

    @Test
    void encodedInputsAreSplitAndPutTogetherToo() {
        List<double[]> rows =
                IntStream.range(0, 100).mapToObj(i -> new double[] {i, 2 * i}).toList();
        EncodedBatch<double[]> batch = new EncodedBatch<>(new int[] {100, 99}, new long[] {7, 8}, rows);
        List<EncodedBatch<double[]>> parts = new ArrayList<>();
        new SplitBatches<>(List.of(batch, batch).iterator(), 4_000).forEachRemaining(parts::add);
        List<EncodedBatch<double[]>> whole = new ArrayList<>();
        new WholeBatches<>(parts.iterator()).forEachRemaining(whole::add);

        assertThat(parts).hasSizeGreaterThan(2);
        assertThat(whole).hasSize(2).allSatisfy(same -> {
            assertThat(same.rows()).containsExactlyElementsOf(rows);
            assertThat(same.sourceRows()).containsExactly(100, 99);
            assertThat(same.prints()).containsExactly(7, 8);
        });
    }
}
