package io.codedspark.parity.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.parity.Confidence;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.testing.FailingSources;
import io.codedspark.parity.testing.ThreeBlobs;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.sql.CodedDataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodedNetworkModelTest {

    private static final int WIDTH = ThreeBlobs.WIDTH;
    private static SparkSession session;
    private static ModelSet models;
    private static Dataset<Row> rows;

    @BeforeAll
    static void trainASmallModel() {
        session = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
        ThreeBlobs blobs = new ThreeBlobs();
        models = blobs.train();
        List<Row> list = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double[] values = new double[WIDTH];
            for (int c = 0; c < WIDTH; c++) {
                values[c] = blobs.pixels(i)[c];
            }
            list.add(RowFactory.create("row " + i, (double) blobs.label(i), Vectors.dense(values)));
        }
        StructType schema = new StructType()
                .add("name", DataTypes.StringType)
                .add("label", DataTypes.DoubleType)
                .add("features", SQLDataTypes.VectorType());
        rows = session.createDataFrame(list, schema)
                .repartition(4)
                .sortWithinPartitions("name")
                .cache();
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    @Test
    void keepsAllColumnsAndOrderAndAddsThree() {
        Dataset<Row> result = new CodedNetworkModel(models).transform(rows);
        assertThat(result.columns())
                .containsExactly("name", "label", "features", "prediction", "probability", "reconstructed");
        assertThat(result.select("name", "label", "features").collectAsList()).isEqualTo(rows.collectAsList());
        assertThat(result.where("prediction = label").count()).isGreaterThan(90);
    }

    @Test
    void isTheSameAfterSavingInAPipelineAndLoading(@TempDir Path folder) {
        CodedNetworkModel stage =
                new CodedNetworkModel(models).setK(2).setPolicy("exact-only").setBatchRows(10);
        PipelineModel pipeline =
                new Pipeline().setStages(new PipelineStage[] {stage}).fit(rows);
        String path = folder.resolve("pipeline").toString();
        try {
            pipeline.write().overwrite().save(path);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        PipelineModel loaded = PipelineModel.load(path);
        CodedNetworkModel again = (CodedNetworkModel) loaded.stages()[0];
        assertThat(again.uid()).isEqualTo(stage.uid());
        assertThat(again.explainParams()).isEqualTo(stage.explainParams());
        assertThat(again.models().base()).isEqualTo(models.base());
        assertThat(loaded.transform(rows).collectAsList())
                .isEqualTo(pipeline.transform(rows).collectAsList());
    }

    @Test
    void reportsWhatHappened() {
        try (CodedDataset coded = new CodedNetworkModel(models).coded(rows, CodedSpark.on(session))) {
            coded.rows().collectAsList();
            assertThat(coded.report().allRows()).isEqualTo(100);
            assertThat(coded.report().rows(RowOrigin.RECOMPUTED)).isZero();
        }
    }

    @Test
    void computedRowsAreCertain() {
        Dataset<Row> result =
                new CodedNetworkModel(models).setConfidenceCol("confidence").transform(rows);

        assertThat(result.columns()).endsWith("reconstructed", "confidence");
        assertThat(result.where("confidence = 1 or reconstructed").count()).isEqualTo(100);
    }

    @Test
    void rowsThatAreNotSureEnoughAreAnsweredByTheDeployedNetwork() {
        ModelSet graded = models.with(models.model(2).with(new Confidence(-1, 0.5, 100)));
        CodedNetworkModel erased =
                new CodedNetworkModel(graded).setAnswers("reconstructed").setConfidenceCol("confidence");
        List<Row> all = erased.transform(rows).collectAsList();
        double middle = all.stream()
                .mapToDouble(row -> row.getAs("confidence"))
                .sorted()
                .skip(all.size() / 2)
                .findFirst()
                .orElseThrow();
        long below = all.stream()
                .filter(row -> row.<Double>getAs("confidence") < middle)
                .count();
        List<Row> computed = new CodedNetworkModel(models)
                .setPolicy("exact-only")
                .transform(rows)
                .collectAsList();

        List<Row> revised = erased.setMinConfidence(middle).transform(rows).collectAsList();

        assertThat(below).isBetween(1L, 50L);
        assertThat(revised.stream().filter(row -> !row.<Boolean>getAs("reconstructed")))
                .hasSize((int) below);
        for (int i = 0; i < all.size(); i++) {
            boolean low = all.get(i).<Double>getAs("confidence") < middle;
            Row expected = low ? computed.get(i) : all.get(i);
            assertThat(Vectors.sqdist(revised.get(i).getAs("probability"), expected.getAs("probability")))
                    .isLessThan(1e-9);
            assertThat(revised.get(i).<Double>getAs("prediction")).isEqualTo(expected.<Double>getAs("prediction"));
            assertThat(revised.get(i).<Boolean>getAs("reconstructed")).isEqualTo(!low);
            assertThat(revised.get(i).<Double>getAs("confidence"))
                    .isEqualTo(low ? Double.valueOf(1) : all.get(i).<Double>getAs("confidence"));
        }
    }

    @Test
    void aLostSourcesLeastSureRowsAreAnsweredByTheDeployedNetworkInACodedJob() {
        CodedNetworkModel stage = new CodedNetworkModel(models).setConfidenceCol("confidence");
        CodedFunction<float[], float[]> failing = new FailingSources(stage.function(session), Set.of(0));
        List<Row> marked = new ArrayList<>();
        List<Row> plain = rows.collectAsList();
        for (int i = 0; i < 100; i++) {
            float[] values = new float[WIDTH];
            Vector features = plain.get(i).getAs("features");
            for (int c = 0; c < WIDTH; c++) {
                values[c] = (float) features.apply(c);
            }
            marked.add(RowFactory.create((Object) FailingSources.marked(values, i / 25)));
        }
        Dataset<Row> input = session.createDataFrame(
                JavaSparkContext.fromSparkContext(session.sparkContext()).parallelize(marked, 4),
                new StructType().add("features", DataTypes.createArrayType(DataTypes.FloatType, false)));
        List<Row> computed = stage.setPolicy("exact-only").transform(input).collectAsList();
        stage.setPolicy("allow-approximate=1.0");
        List<Row> lost;
        try (CodedDataset coded = stage.coded(input, CodedSpark.on(session), failing)) {
            lost = coded.rows().collectAsList();
        }
        assertThat(lost.stream().filter(row -> row.<Boolean>getAs("reconstructed")))
                .hasSize(25);

        try (CodedDataset coded = stage.setMinConfidence(1).coded(input, CodedSpark.on(session), failing)) {
            List<Row> revised = coded.rows().collectAsList();

            assertThat(revised).isEqualTo(computed);
            assertThat(coded.report().rows(RowOrigin.RECONSTRUCTED_APPROXIMATELY))
                    .isEqualTo(25);
        }
    }

    @Test
    void saysWhatIsWrongWithAThreshold() {
        assertThatThrownBy(() -> new CodedNetworkModel(models).setMinConfidence(1.5))
                .hasMessageContaining("minConfidence given invalid value 1.5");
        ModelSet unsure = models.with(models.model(2).with(Confidence.UNKNOWN));
        assertThatThrownBy(() ->
                        new CodedNetworkModel(unsure).setMinConfidence(0.9).transform(rows))
                .hasMessageContaining("The parity model for k = 2 has no confidence")
                .hasMessageContaining("minConfidence = 0.9")
                .hasMessageContaining("train it again");
        assertThat(new CodedNetworkModel(unsure).transform(rows).count()).isEqualTo(100);
    }

    @Test
    void saysWhichColumnOrModelIsMissing() {
        assertThatThrownBy(() ->
                        new CodedNetworkModel(models).setInputCol("pixels").transform(rows))
                .hasMessageContaining("There is no column 'pixels'; the columns are name, label, features");
        assertThatThrownBy(() -> new CodedNetworkModel(models).setK(4).transform(rows))
                .hasMessageContaining("There is no parity model for k = 4, only for k = [2]");
        assertThatThrownBy(() -> new CodedNetworkModel(models).setK(1)).hasMessageContaining("k given invalid value 1");
        assertThatThrownBy(() -> new CodedNetworkModel(models)
                        .transformSchema(rows.schema().add("prediction", "double")))
                .hasMessageContaining("has a column 'prediction' already");
    }

    @Test
    void aRowOfTheWrongWidthFailsWithItsWidth() {
        Dataset<Row> narrow = rows.selectExpr("name", "array(1.0D, 2.0D) as features");
        assertThatThrownBy(() -> new CodedNetworkModel(models).transform(narrow).collectAsList())
                .hasStackTraceContaining("16");
    }
}
