package io.codedspark.spark.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.fault.FaultyFunction;
import io.codedspark.spark.sql.CodedDataset;
import io.codedspark.spark.sql.CodedDatasets;
import io.codedspark.spark.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.feature.Binarizer;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodedLinearScorerTest {

    private static final int ROWS = 400;

    /** Rows of three features whose label is one of some classes. */
    private static Dataset<Row> rows(SparkSession session, int classes) {
        Random random = new Random(classes);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            double[] x = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double label = classes == 2 ? (x[0] + 0.5 * x[1] > 0.1 ? 1 : 0) : i % classes;
            x[2] += classes == 2 ? 0 : 2 * label;
            rows.add(RowFactory.create(label, Vectors.dense(x)));
        }
        StructType schema =
                new StructType().add("label", DataTypes.DoubleType).add("features", SQLDataTypes.VectorType());
        return session.createDataFrame(
                JavaSparkContext.fromSparkContext(session.sparkContext()).parallelize(rows, 4), schema);
    }

    private static void assertSameAs(Transformer model, Dataset<Row> rows, List<Row> scored) {
        List<Row> expected = model.transform(rows).collectAsList();
        assertThat(scored).hasSize(ROWS);
        for (int i = 0; i < ROWS; i++) {
            for (String column : expected.get(i).schema().fieldNames()) {
                Object value = expected.get(i).getAs(column);
                if (value instanceof Vector vector) {
                    Vector ours = scored.get(i).getAs(column);
                    assertThat(ours.toArray()).as(column).containsExactly(vector.toArray(), within(1e-9));
                } else {
                    assertThat((Double) scored.get(i).getAs(column)).as(column).isCloseTo((Double) value, within(1e-9));
                }
            }
        }
    }

    @Test
    void scoresAreTheModelsOwnWhenPartitionsAreReconstructed() {
        SparkSession session = SharedCluster.session();
        Dataset<Row> two = rows(session, 2);
        Dataset<Row> three = rows(session, 3);
        for (Transformer model : List.of(
                new LogisticRegression().setMaxIter(3).fit(two.coalesce(1)),
                new LogisticRegression().setMaxIter(3).fit(three.coalesce(1)),
                new LinearSVC().setMaxIter(3).setThreshold(0.2).fit(two.coalesce(1)),
                new LinearRegression().setMaxIter(3).fit(two.coalesce(1)))) {
            boolean many = model.uid().startsWith("logreg") && ((LogisticRegressionModel) model).numClasses() == 3;
            Dataset<Row> rows = many ? three : two;
            CodedLinearScorer scorer = new CodedLinearScorer(model).setK(4).setR(2);
            FaultPlan plan = FaultPlan.seeded(1)
                    .pause(Duration.ofMillis(200))
                    .slowPartition(1, 30)
                    .fail(2, 10);
            try (CodedDataset scored = CodedDatasets.mapDoubles(
                    CodedSpark.on(session),
                    rows,
                    "features",
                    new FaultyFunction<>(scorer.function(), plan),
                    LinearScore.of(model, "reconstructed"))) {
                assertSameAs(model, rows, scored.rows().collectAsList());
                assertThat(scored.report().rows(RowOrigin.RECONSTRUCTED_EXACTLY))
                        .isGreaterThanOrEqualTo(150);
            }
        }
    }

    @Test
    void meansOfGeneralisedModelsAreTheModelsOwn() {
        SparkSession session = SharedCluster.session();
        Dataset<Row> rows = rows(session, 2);
        Dataset<Row> positive = rows.withColumn(
                "label", org.apache.spark.sql.functions.col("label").plus(1));
        for (String[] model : new String[][] {
            {"gaussian", "log"},
            {"binomial", "logit"},
            {"binomial", "probit"},
            {"binomial", "cloglog"},
            {"poisson", "sqrt"},
            {"gamma", "log"},
            {"tweedie", "0.5"}
        }) {
            GeneralizedLinearRegression trainer = new GeneralizedLinearRegression()
                    .setFamily(model[0])
                    .setMaxIter(3)
                    .setRegParam(0.1);
            boolean tweedie = model[0].equals("tweedie");
            GeneralizedLinearRegressionModel trained = (tweedie
                            ? trainer.setVariancePower(1.5).setLinkPower(Double.parseDouble(model[1]))
                            : trainer.setLink(model[1]))
                    .fit((model[0].equals("binomial") ? rows : positive).coalesce(1));
            Dataset<Row> scored = new CodedLinearScorer(trained).setK(4).setR(1).transform(rows);
            assertSameAs(trained, rows, scored.collectAsList());
        }
    }

    @Test
    void aPipelineIsSavedLoadedAndUsed(@TempDir Path folder) throws IOException {
        SparkSession session = SharedCluster.session();
        Dataset<Row> rows = rows(session, 2);
        Transformer model = new LogisticRegression().setMaxIter(3).fit(rows.coalesce(1));
        CodedLinearScorer scorer = new CodedLinearScorer(model).setK(2).setR(1);
        PipelineModel pipeline =
                new Pipeline().setStages(new PipelineStage[] {scorer}).fit(rows);
        String path = folder.resolve("pipeline").toUri().toString();
        pipeline.write().save(path);
        PipelineModel loaded = PipelineModel.load(path);
        assertThat(loaded.stages()[0].uid()).isEqualTo(scorer.uid());
        assertThat(((CodedLinearScorer) loaded.stages()[0]).getOrDefault(scorer.k()))
                .isEqualTo(2);
        Dataset<Row> scored = loaded.transform(rows);
        assertThat(scored.schema()).isEqualTo(loaded.transformSchema(rows.schema()));
        assertSameAs(model, rows, scored.collectAsList());
    }

    @Test
    void modelsThatAreNotLinearAreRefused() {
        assertThatThrownBy(() -> new CodedLinearScorer(new Binarizer()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Binarizer")
                .hasMessageContaining("LinearSVCModel can be coded");
    }
}
