package io.codedspark.parity.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.testing.ThreeBlobs;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.sql.CodedDataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.linalg.SQLDataTypes;
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
