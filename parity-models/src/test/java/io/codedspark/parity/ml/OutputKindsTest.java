package io.codedspark.parity.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.parity.OutputKind;
import io.codedspark.parity.Quality;
import io.codedspark.parity.io.IfPresent;
import io.codedspark.parity.io.ModelFolder;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.testing.SmallRegression;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.evaluation.MultilabelClassificationEvaluator;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks whose outputs are no classes: boxes and labels. */
class OutputKindsTest {

    private static SparkSession session;

    @BeforeAll
    static void start() {
        session = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    private static Dataset<Row> rows(SmallRegression problem) {
        List<Row> rows = new ArrayList<>();
        for (float[] row : problem.rows()) {
            double[] values = new double[row.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = row[i];
            }
            rows.add(RowFactory.create(Vectors.dense(values)));
        }
        return session.createDataFrame(rows, new StructType().add("features", SQLDataTypes.VectorType()));
    }

    private static CodedNetworkModel fit(Network base, OutputKind kind, Dataset<Row> rows) {
        return new ParityModelTrainer(ModelSet.of(base, kind))
                .setArchitecture(SmallRegression.ARCHITECTURE)
                .setEpochs(14)
                .setBatch(16)
                .setRate(0.01)
                .setGate("warn")
                .setAnswers("reconstructed")
                .fit(rows);
    }

    @Test
    void boxesAreAddedUpAsTheyAreAndGivenBackAsVectors() {
        SmallRegression problem = new SmallRegression(900, 4);
        Dataset<Row> rows = rows(problem);

        CodedNetworkModel model = fit(problem.boxes(), OutputKind.VALUES, rows);

        Quality quality = model.models().model(2).quality();
        assertThat(quality.computed()).isEqualTo(1);
        assertThat(quality.reconstructed()).isGreaterThan(0.75).isGreaterThan(quality.control());
        Dataset<Row> answers = model.transform(rows);
        assertThat(answers.columns()).containsExactly("features", "prediction", "reconstructed");
        Vector reconstructed = answers.first().getAs("prediction");
        Vector computed = model.setAnswers("computed").transform(rows).first().getAs("prediction");
        assertThat(reconstructed.size()).isEqualTo(4);
        assertThat(Vectors.sqdist(reconstructed, computed)).isBetween(1e-12, 0.5);
    }

    @Test
    void oneValueIsADoubleForTheRegressionEvaluator() {
        SmallRegression problem = new SmallRegression(900, 1);
        Dataset<Row> rows = rows(problem);

        CodedNetworkModel model = fit(problem.boxes(), OutputKind.VALUES, rows);
        Dataset<Row> both = model.transform(rows)
                .withColumnRenamed("prediction", "answered")
                .drop("reconstructed");
        Dataset<Row> answers = model.setAnswers("computed")
                .transform(both)
                .withColumnRenamed("prediction", "label")
                .withColumnRenamed("answered", "prediction");

        assertThat(new RegressionEvaluator().setMetricName("r2").evaluate(answers))
                .isGreaterThan(0.8);
    }

    @Test
    void labelsHaveASigmoidEachAndTheMultilabelEvaluatorReadsThem(@TempDir Path folder) throws Exception {
        SmallRegression problem = new SmallRegression(900, 3);
        Dataset<Row> rows = rows(problem);
        Network base = problem.labels().withoutSigmoid();

        CodedNetworkModel trained = fit(base, OutputKind.LABELS, rows);
        ModelFolder models = ModelFolder.at(folder.resolve("models").toString(), new Configuration());
        models.save(trained.models(), IfPresent.REFUSE);
        CodedNetworkModel model = new CodedNetworkModel(models.load());

        assertThat(model.models().outputs()).isEqualTo(OutputKind.LABELS);
        assertThat(model.models().model(2).quality().reconstructed()).isGreaterThan(0.85);
        Dataset<Row> computed = model.transform(rows);
        Row first = computed.first();
        Vector shares = first.getAs("probability");
        List<Double> applying = first.getList(first.fieldIndex("prediction"));
        for (int label = 0; label < 3; label++) {
            assertThat(applying.contains((double) label)).isEqualTo(shares.apply(label) >= 0.5);
        }
        Dataset<Row> both = computed.withColumnRenamed("prediction", "label")
                .drop("probability", "reconstructed")
                .where(functions.size(functions.col("label")).gt(0));
        Dataset<Row> answers = model.setAnswers("reconstructed").transform(both);
        assertThat(new MultilabelClassificationEvaluator()
                        .setMetricName("microF1Measure")
                        .evaluate(answers))
                .isGreaterThan(0.8);
    }
}
