package io.codedspark.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.real.RealCodes;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.fault.FaultyFunction;
import io.codedspark.spark.sql.CodedDataset;
import io.codedspark.spark.sql.CodedDatasets;
import io.codedspark.spark.sql.OutputColumns;
import io.codedspark.spark.testing.SharedCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

/** Rows that come out of a shuffle come in another order each time, and parity of them must not lead to wrong outputs. */
class ShuffledSourceTest {

    private static final FaultPlan LATE =
            FaultPlan.seeded(3).pause(Duration.ofMillis(300)).slowPartition(1, 30);

    private record Tripled() implements OutputColumns<double[]> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<StructField> fields() {
            return List.of(DataTypes.createStructField("tripled", DataTypes.DoubleType, false));
        }

        @Override
        public List<Object> values(double[] output, RowOrigin origin) {
            return List.of(output[0]);
        }
    }

    private static LinearFunction tripled() {
        return LinearFunction.of(
                "tripled",
                RealCodes.dct(3),
                batch -> batch.stream()
                        .map(row -> new double[] {3 * row[0], 3 * row[1]})
                        .toList());
    }

    private static JavaRDD<double[]> shuffled(JavaSparkContext context) {
        return context.parallelize(IntStream.range(0, 900).boxed().toList(), 6)
                .map(i -> new double[] {i, i * i})
                .repartition(3);
    }

    private static void assertTripled(List<double[]> outputs) {
        assertThat(outputs).hasSize(900);
        assertThat(outputs.stream()
                        .mapToLong(row -> Math.round(row[0]))
                        .sorted()
                        .toArray())
                .containsExactly(IntStream.range(0, 900).mapToLong(i -> 3L * i).toArray());
        assertThat(outputs)
                .allSatisfy(row -> assertThat(3 * row[1])
                        .isCloseTo(row[0] * row[0], org.assertj.core.data.Percentage.withPercentage(1e-6)));
    }

    @Test
    void noParityIsComputedOfRowsWithoutOrder() {
        JavaSparkContext context = SharedCluster.context();
        try (CodedResult<double[]> result = CodedSpark.on(context).map(shuffled(context), tripled())) {
            assertTripled(result.values().collect());
            assertThat(result.report().warnings())
                    .anySatisfy(warning ->
                            assertThat(warning).contains("out of a shuffle").contains("Persist"));
            assertThat(result.report().attempts()).allMatch(AttemptRecord::source);
            assertThatThrownBy(() -> result.carry(shuffled(context))).hasMessageContaining("Persist or checkpoint");
        }
        assertThatThrownBy(() -> CodedSpark.on(context).encode(shuffled(context), tripled()))
                .hasMessageContaining("Persist or checkpoint");
    }

    @Test
    void persistedRowsAreReconstructed() {
        JavaSparkContext context = SharedCluster.context();
        JavaRDD<double[]> source = shuffled(context).cache();
        source.count();
        try (CodedResult<double[]> result = CodedSpark.on(context).map(source, new FaultyFunction<>(tripled(), LATE))) {
            assertTripled(result.values().collect());
            assertThat(result.report().rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isEqualTo(300);
        } finally {
            source.unpersist();
        }
    }

    @Test
    void outputsStayWithTheirRowsInADatasetOutOfAShuffle() {
        SparkSession session = SharedCluster.session();
        List<Long> numbers = new ArrayList<>();
        IntStream.range(0, 900).forEach(i -> numbers.add((long) i));
        Dataset<Row> rows = session.range(0, 900, 1, 6)
                .withColumn("x", array(col("id").cast("double"), col("id").cast("double")))
                .repartition(3);
        try (CodedDataset tripled = CodedDatasets.mapDoubles(
                CodedSpark.on(session), rows, "x", new FaultyFunction<>(tripled(), LATE), new Tripled())) {
            List<Row> answers = tripled.rows().collectAsList();
            assertThat(answers)
                    .hasSize(numbers.size())
                    .allSatisfy(row -> assertThat(row.<Double>getAs("tripled"))
                            .isCloseTo(3.0 * row.<Long>getAs("id"), org.assertj.core.data.Offset.offset(1e-8)));
            assertThat(tripled.report().rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isGreaterThan(200);
        }
    }
}
