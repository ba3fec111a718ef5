package io.codedspark.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.spark.testing.SharedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

class KryoTest {

    @Test
    void aCodedJobRunsWithKryoAndNothingButRegisteredClasses() {
        Map<String, String> kryo = Map.of(
                "spark.serializer", "org.apache.spark.serializer.KryoSerializer",
                "spark.kryo.registrator", CodedKryoRegistrator.class.getName(),
                "spark.kryo.registrationRequired", "true",
                "spark.kryoserializer.buffer.max", "1m");
        try (JavaSparkContext context = SharedCluster.freshContext(kryo)) {
            List<double[]> rows = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                rows.add(new double[] {i / 20, i});
            }
            JavaRDD<double[]> source = context.parallelize(rows, 2);
            Triple.Trouble trouble = failing -> {
                if (failing == 1) {
                    throw new IllegalStateException("trouble");
                }
            };
            try (CodedResult<double[]> result = CodedSpark.on(context).map(source, new Triple(2, trouble))) {
                List<CodedRow<double[]>> answers = result.rows().collect();
                for (int i = 0; i < 40; i++) {
                    assertThat(answers.get(i).value()[1]).isEqualTo(3.0 * i);
                }
                assertThat(result.report().reconstructedRows()).isEqualTo(20);
            }
            decodesBatchesAboveTheBufferOfKryo(context, trouble);
        }
    }

    /** 256 rows of 16 kB make 4 MiB, and a decoder reads them from other executors. */
    private static void decodesBatchesAboveTheBufferOfKryo(JavaSparkContext context, Triple.Trouble trouble) {
        JavaRDD<double[]> wide = context.parallelize(List.of(0, 1), 2)
                .flatMap(p -> IntStream.range(0, 300)
                        .mapToObj(i -> {
                            double[] row = new double[2000];
                            row[0] = p;
                            row[1999] = i;
                            return row;
                        })
                        .iterator());
        try (CodedResult<double[]> result = CodedSpark.on(context).map(wide, new Triple(2, trouble))) {
            List<Double> last = result.rows().map(row -> row.value()[1999]).collect();
            assertThat(last).hasSize(600);
            for (int i = 0; i < 600; i++) {
                assertThat(last.get(i)).isEqualTo(3.0 * (i % 300));
            }
            assertThat(result.report().reconstructedRows()).isEqualTo(300);
        }
        Triple triple = new Triple(2, trouble);
        try (EncodedSource<double[]> stored = CodedSpark.on(context).encode(wide, triple);
                CodedResult<double[]> result = stored.map(triple)) {
            assertThat(stored.rowCounts()).containsExactly(300, 300);
            List<Double> last = result.rows().map(row -> row.value()[1999]).collect();
            assertThat(last).hasSize(600).startsWith(0.0, 3.0, 6.0).endsWith(3.0 * 298, 3.0 * 299);
            assertThat(result.report().reconstructedRows()).isEqualTo(300);
        }
    }
}
