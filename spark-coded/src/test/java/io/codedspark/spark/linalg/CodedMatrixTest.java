package io.codedspark.spark.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.real.RealCode;
import io.codedspark.codes.real.RealCodes;
import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CodedResult;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.local.ExecutorHandle;
import io.codedspark.spark.testing.SharedCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.mllib.linalg.Matrices;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.linalg.distributed.BlockMatrix;
import org.apache.spark.mllib.linalg.distributed.IndexedRow;
import org.apache.spark.mllib.linalg.distributed.IndexedRowMatrix;
import org.apache.spark.mllib.linalg.distributed.RowMatrix;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class CodedMatrixTest {

    private static final int COLUMNS = 40;

    private static List<Vector> rows(int count, double density, long seed) {
        Random random = new Random(seed);
        List<Vector> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] values = new double[COLUMNS];
            for (int c = 0; c < COLUMNS; c++) {
                values[c] = random.nextDouble() < density ? random.nextGaussian() : 0;
            }
            rows.add(density < 1 ? Vectors.dense(values).toSparse() : Vectors.dense(values));
        }
        return rows;
    }

    private static double[] vector(long seed) {
        return new Random(seed).doubles(COLUMNS, -1, 1).toArray();
    }

    private static double[] product(List<Vector> rows, double[] x) {
        return rows.stream()
                .mapToDouble(row -> {
                    double sum = 0;
                    for (int c = 0; c < x.length; c++) {
                        sum += row.apply(c) * x[c];
                    }
                    return sum;
                })
                .toArray();
    }

    /** Partitions of the given sizes, in order. */
    private static JavaRDD<Vector> partitioned(JavaSparkContext context, List<Vector> rows, int... sizes) {
        List<List<Vector>> parts = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            parts.add(new ArrayList<>(rows.subList(from, from + size)));
            from += size;
        }
        return context.parallelize(parts, parts.size()).flatMap(List::iterator);
    }

    private static void assertClose(double[] actual, double[] expected) {
        double scale = 0;
        for (double value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i])).as("row %d", i).isLessThanOrEqualTo(1e-10 * scale);
        }
    }

    @Test
    void productsEqualTheUncodedOnesWithSlotsErased() {
        JavaSparkContext context = SharedCluster.context();
        for (double density : new double[] {1, 0.05}) {
            List<Vector> rows = rows(530, density, 4);
            JavaRDD<Vector> ragged = partitioned(context, rows, 200, 0, 130, 1, 99, 100);
            RealCode code = RealCodes.dct(4);
            try (CodedMatrix matrix = CodedMatrix.of(CodedSpark.on(context), ragged, code)) {
                double[] x = vector(5);
                assertClose(matrix.multiply(x), product(rows, x));
                // coded partitions: 4 sources and 2 parities of group 0, then 2 sources and 2 parities
                FaultPlan late = FaultPlan.seeded(1)
                        .pause(Duration.ofMillis(300))
                        .slowPartition(0, 30)
                        .fail(2, 10)
                        .slowPartition(6, 30);
                CodedMatrix disturbed = matrix.disturbedBy(late);
                assertClose(disturbed.multiply(x), product(rows, x));
                assertThat(disturbed.lastReport().orElseThrow().reconstructedRows())
                        .isGreaterThanOrEqualTo(200 + 130);
            }
            assertThat(context.getPersistentRDDs()).isEmpty();
        }
    }

    @Test
    void productsWithAMatrixEqualTheUncodedOnes() {
        JavaSparkContext context = SharedCluster.context();
        List<Vector> rows = rows(60, 1, 6);
        try (CodedMatrix matrix = CodedMatrix.of(
                CodedSpark.on(context),
                new RowMatrix(context.parallelize(rows, 3).rdd()),
                RealCodes.sum(3))) {
            double[][] right = {vector(1), vector(2), vector(3)};
            List<double[]> products = matrix.multiplyColumns(right);
            for (int c = 0; c < right.length; c++) {
                int column = c;
                assertClose(products.stream().mapToDouble(row -> row[column]).toArray(), product(rows, right[c]));
            }
        }
    }

    @Test
    void productsWithAMatrixStayOnTheExecutors() {
        JavaSparkContext context = SharedCluster.context();
        List<Vector> rows = rows(90, 1, 6);
        try (CodedMatrix matrix =
                        CodedMatrix.of(CodedSpark.on(context), context.parallelize(rows, 4), RealCodes.dct(4));
                CodedResult<double[]> product = matrix.multiply(Matrices.dense(
                        COLUMNS,
                        2,
                        DoubleStream.concat(Arrays.stream(vector(1)), Arrays.stream(vector(2)))
                                .toArray()))) {
            List<double[]> products = product.values().collect();
            assertClose(products.stream().mapToDouble(row -> row[0]).toArray(), product(rows, vector(1)));
            assertClose(products.stream().mapToDouble(row -> row[1]).toArray(), product(rows, vector(2)));
            assertThat(product.values().getNumPartitions()).isEqualTo(4);
            assertThatThrownBy(() -> matrix.multiply(Matrices.dense(2, 1, new double[2])))
                    .hasMessageContaining("40 columns");
        }
    }

    @Test
    void takesBlockMatricesAndColumnsOfDatasets() {
        SparkSession session = SharedCluster.session();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        CodedSpark spark = CodedSpark.on(context);
        List<Vector> rows = rows(50, 0.3, 7);
        List<IndexedRow> indexed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            indexed.add(new IndexedRow(i, rows.get(i)));
        }
        double[] x = vector(8);
        BlockMatrix blocks =
                new IndexedRowMatrix(context.parallelize(indexed, 4).rdd()).toBlockMatrix(16, 16);
        try (CodedMatrix matrix = CodedMatrix.of(spark, blocks, RealCodes.sum(2))) {
            assertClose(matrix.multiply(x), product(rows, x));
        }
        Dataset<Row> table = session.createDataFrame(
                        rows.stream()
                                .map(row -> RowFactory.create("some", row.asML()))
                                .toList(),
                        (new StructType().add("name", DataTypes.StringType).add("features", SQLDataTypes.VectorType())))
                .repartition(3);
        assertThatThrownBy(() -> CodedMatrix.of(spark, table, "features", RealCodes.sum(3)))
                .hasMessageContaining("Persist or checkpoint");
        table.persist();
        List<Vector> inOrder = table.toJavaRDD()
                .map(row -> Vectors.fromML(row.getAs("features")))
                .collect();
        try (CodedMatrix matrix = CodedMatrix.of(spark, table, "features", RealCodes.sum(3))) {
            assertClose(matrix.multiply(x), product(inOrder, x));
        }
        table.unpersist();
        assertThatThrownBy(() -> CodedMatrix.of(spark, table, "name", RealCodes.sum(3)))
                .hasMessageContaining("'name' is of type string");
    }

    /** Tasks pause, so that every host gets its share of slots: of a host that took more than its share not all could be located. */
    @Test
    void computesSlotsOfACorruptHostAgainElsewhere() {
        JavaSparkContext context = SharedCluster.context();
        ExecutorHandle bad = SharedCluster.cluster().executors(context).get(2);
        List<Vector> rows = rows(240, 1, 11);
        CodedOptions checked = CodedOptions.from(context.getConf()).withCheck(CodedOptions.CheckMode.SYNDROME);
        try (CodedMatrix matrix = CodedMatrix.of(
                CodedSpark.on(context).with(checked), context.parallelize(rows, 8), RealCodes.of(8, 4))) {
            double[] x = vector(12);
            CodedMatrix disturbed = matrix.disturbedBy(
                    FaultPlan.seeded(7).pause(Duration.ofMillis(400)).corruptHost(bad.host(), 1e-3));
            assertClose(disturbed.multiply(x), product(rows, x));
            CodedReport report = disturbed.lastReport().orElseThrow();
            assertThat(report.causes()).containsOnlyKeys(ErasureCause.CORRUPT);
            assertThat(report.erasures())
                    .isNotEmpty()
                    .allSatisfy(erasure -> assertThat(erasure.message())
                            .contains("the output of executor " + bad.id() + " does not fit")
                            .doesNotContain("again on executor " + bad.id()));
            assertThat(report.rows(RowOrigin.COMPUTED)).isEqualTo(240);
            assertClose(matrix.multiply(x), product(rows, x));
            assertThat(matrix.lastReport().orElseThrow().erasures())
                    .as("no false alarm")
                    .isEmpty();
        }
    }

    @Test
    void rowsOfAnIndexedMatrixKeepTheirPlaces() {
        JavaSparkContext context = SharedCluster.context();
        List<Vector> rows = rows(50, 0.2, 7);
        List<IndexedRow> indexed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            indexed.add(new IndexedRow(i, rows.get(i)));
        }
        Collections.shuffle(indexed, new Random(1));
        IndexedRowMatrix source =
                new IndexedRowMatrix(context.parallelize(indexed, 4).rdd());
        try (CodedMatrix matrix = CodedMatrix.of(CodedSpark.on(context), source, RealCodes.sum(2))) {
            double[] x = vector(8);
            assertClose(matrix.multiply(x), product(rows, x));
        }
    }

    @Test
    void powerIterationFindsTheLargestEigenvalue() {
        JavaSparkContext context = SharedCluster.context();
        List<Vector> rows = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            double[] row = new double[COLUMNS];
            row[i] = i == 7 ? 5 : 1 + i / 100.0;
            rows.add(Vectors.dense(row));
        }
        try (CodedMatrix matrix =
                CodedMatrix.of(CodedSpark.on(context), context.parallelize(rows, 4), RealCodes.sum(4))) {
            double[] x = vector(9);
            double length = 0;
            for (int i = 0; i < 15; i++) {
                double[] y = matrix.multiply(x);
                length = Math.sqrt(Arrays.stream(y).map(v -> v * v).sum());
                for (int j = 0; j < x.length; j++) {
                    x[j] = y[j] / length;
                }
            }
            assertThat(length).isBetween(4.999, 5.001);
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        JavaSparkContext context = SharedCluster.context();
        CodedSpark spark = CodedSpark.on(context);
        List<Vector> rows = rows(10, 1, 1);
        assertThatThrownBy(() -> CodedMatrix.of(spark, context.parallelize(rows, 2), RealCodes.sum(3)))
                .hasMessageContaining("2 partitions")
                .hasMessageContaining("repartition");
        try (CodedMatrix matrix = CodedMatrix.of(spark, context.parallelize(rows, 2), RealCodes.sum(2))) {
            assertThatThrownBy(() -> matrix.multiply(new double[3])).hasMessageContaining("40 columns");
            double[] infinite = vector(1);
            infinite[3] = Double.POSITIVE_INFINITY;
            assertThatThrownBy(() -> matrix.multiply(infinite)).hasMessageContaining("NaN or an infinity");
        }
        List<Vector> bad = new ArrayList<>(rows);
        double[] values = vector(1);
        values[5] = Double.NaN;
        bad.set(4, Vectors.dense(values));
        assertThatThrownBy(() -> CodedMatrix.of(spark, context.parallelize(bad, 2), RealCodes.sum(2)))
                .hasStackTraceContaining("NaN in column 5");
        bad.set(4, Vectors.dense(1, 2));
        assertThatThrownBy(() -> CodedMatrix.of(spark, context.parallelize(bad, 2), RealCodes.sum(2)))
                .hasStackTraceContaining("A row has 2 columns");
    }
}
