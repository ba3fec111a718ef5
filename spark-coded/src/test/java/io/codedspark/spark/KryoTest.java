package io.codedspark.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.spark.testing.SharedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

class KryoTest {

    @Test
    void aCodedJobRunsWithKryoAndNothingButRegisteredClasses() {
        Map<String, String> kryo = Map.of(
                "spark.serializer", "org.apache.spark.serializer.KryoSerializer",
                "spark.kryo.registrator", CodedKryoRegistrator.class.getName(),
                "spark.kryo.registrationRequired", "true");
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
        }
    }
}
