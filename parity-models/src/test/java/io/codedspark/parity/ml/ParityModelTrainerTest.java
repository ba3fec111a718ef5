package io.codedspark.parity.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.parity.OutputKind;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.BaseTrainer;
import io.codedspark.parity.train.Progress;
import io.codedspark.parity.train.SampleImages;
import io.codedspark.parity.train.TrainingData;
import io.codedspark.parity.train.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
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

class ParityModelTrainerTest {

    private static final int ROWS = 1200;
    private static final Architecture MLP = new Architecture.Mlp(List.of(40));
    private static SparkSession session;
    private static ModelSet deployed;
    private static Dataset<Row> rows;

    @BeforeAll
    static void trainTheDeployedNetwork() {
        session = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
        TrainingData images = SampleImages.draw(ROWS, 1);
        BaseTrainer.Trained trained = new BaseTrainer(MLP, new TrainingPlan(5, 16, 0.005, 100, 5), 0)
                .train(SampleImages.draw(1500, 2), Progress.NONE);
        deployed = new ModelSet(trained.network(), trained.provenance(), List.of());
        List<Row> list = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            double[] values = new double[images.shape().size()];
            for (int c = 0; c < values.length; c++) {
                values[c] = images.pixels()[i][c];
            }
            list.add(RowFactory.create((double) images.labels()[i], Vectors.dense(values)));
        }
        StructType schema =
                new StructType().add("label", DataTypes.DoubleType).add("features", SQLDataTypes.VectorType());
        rows = session.createDataFrame(list, schema).repartition(2).cache();
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    private static ParityModelTrainer trainer() {
        return new ParityModelTrainer(deployed)
                .setEpochs(5)
                .setBatch(16)
                .setRate(0.005)
                .setSeed(5);
    }

    private static double accuracy(Dataset<Row> answers) {
        return new MulticlassClassificationEvaluator().setMetricName("accuracy").evaluate(answers);
    }

    @Test
    void trainsOnTheDriverAndAsSparkJobsForTheModelOfAPipeline() throws IOException {
        for (int partitions : new int[] {0, 2}) {
            ParityModelTrainer trainer =
                    trainer().setPartitions(partitions).setAverageEvery(4).setAnswers("reconstructed");

            PipelineModel pipeline =
                    new Pipeline().setStages(new PipelineStage[] {trainer}).fit(rows);

            assertThat(session.sparkContext().getPersistentRDDs().values().mkString())
                    .doesNotContain("training rows");
            CodedNetworkModel model = (CodedNetworkModel) pipeline.stages()[0];
            assertThat(model.parent().uid()).isEqualTo(trainer.uid());
            assertThat(model.models().model(2).quality().beatsControl()).isTrue();
            Dataset<Row> reconstructed = pipeline.transform(rows);
            assertThat(accuracy(reconstructed)).isGreaterThan(0.85);
            assertThat(reconstructed.where("reconstructed").count()).isEqualTo(ROWS);
            Dataset<Row> computed = model.setAnswers("computed").transform(rows);
            assertThat(computed.where("reconstructed").count()).isZero();
            assertThat(computed.select("label", "features").collectAsList()).isEqualTo(rows.collectAsList());
        }
    }

    @Test
    void isChosenByACrossValidatorThatSeesReconstructions() {
        ParityModelTrainer trainer = trainer().setAnswers("reconstructed").setGate("warn");
        ParamMap[] grid = new ParamGridBuilder()
                .addGrid(trainer.epochs(), new int[] {2})
                .addGrid(trainer.k(), new int[] {2, 4})
                .build();

        CrossValidatorModel chosen = new CrossValidator()
                .setEstimator(trainer)
                .setEvaluator(new MulticlassClassificationEvaluator().setMetricName("accuracy"))
                .setEstimatorParamMaps(grid)
                .setNumFolds(2)
                .setSeed(3)
                .fit(rows);

        assertThat(chosen.avgMetrics()).hasSize(2);
        assertThat(chosen.avgMetrics()[0]).isGreaterThan(chosen.avgMetrics()[1]);
        CodedNetworkModel best = (CodedNetworkModel) chosen.bestModel();
        assertThat(best.getOrDefault(best.k())).isEqualTo(2);
    }

    @Test
    void isTheSameAfterSavingAndLoading(@TempDir Path folder) throws IOException {
        ParityModelTrainer trainer =
                trainer().setK(3).setR(2).setMinReconstructed(0.6).setLabelCol("");
        String path = folder.resolve("trainer").toString();

        trainer.write().save(path);
        ParityModelTrainer loaded = ParityModelTrainer.load(path);

        assertThat(loaded.uid()).isEqualTo(trainer.uid());
        assertThat(loaded.explainParams()).isEqualTo(trainer.explainParams());
        assertThat(loaded.base().base()).isEqualTo(deployed.base());
        assertThat(loaded.copy(new ParamMap()).explainParams()).isEqualTo(trainer.explainParams());
    }

    @Test
    void doesNotGiveAModelThatMissesItsGate() {
        assertThatThrownBy(() -> trainer().setMinReconstructed(1.01).fit(rows))
                .hasMessageContaining("did not pass its gate: reconstructions are worth ")
                .hasMessageContaining("but at least 1.0100 (minReconstructed)")
                .hasMessageContaining("Train longer, choose a smaller k or another code");
    }

    @Test
    void saysWhatDoesNotFit() {
        assertThatThrownBy(() -> trainer().setLabelCol("class").fit(rows))
                .hasMessageContaining("There is no column 'class' of labels; the columns are label, features");
        assertThatThrownBy(() -> trainer().setInputCol("label").fit(rows))
                .hasMessageContaining("Column 'label' is of type double; a vector or an array of numbers is needed");
        assertThatThrownBy(() -> trainer().fit(rows.limit(5)))
                .hasMessageContaining(
                        "Of 5 rows 1 are held back to measure; that leaves too few for one group of k = 2");
        ModelSet foreign = ModelSet.of(deployed.base(), OutputKind.CLASSES);
        assertThatThrownBy(() -> new ParityModelTrainer(foreign).fit(rows))
                .hasMessageContaining("provenance says \"unknown\" of its architecture")
                .hasMessageContaining("set architecture");
        assertThatThrownBy(() -> trainer().setK(1)).hasMessageContaining("k given invalid value 1");
        assertThatThrownBy(() -> trainer().setCode("telepathy"))
                .hasMessageContaining("code given invalid value telepathy");
    }

    @Test
    void goesOnFromItsCheckpoints(@TempDir Path folder) {
        ParityModelTrainer trainer =
                trainer().setCheckpoints(folder.resolve("checkpoints").toString());

        CodedNetworkModel first = trainer.fit(rows);
        CodedNetworkModel again = trainer.fit(rows);

        assertThat(folder.resolve("checkpoints/parity-sum-k2-r1-0/epoch-00005.zip"))
                .exists();
        assertThat(again.models().model(2).quality())
                .isEqualTo(first.models().model(2).quality());
        assertThatThrownBy(() -> trainer.setSeed(6).fit(rows)).hasMessageContaining("is of another training");
    }

    @Test
    void startsAtRandomForNetworksOfOtherLayers() {
        Network other = deployed.base();
        ParityModelTrainer trainer = new ParityModelTrainer(ModelSet.of(other, OutputKind.CLASSES))
                .setArchitecture("mlp(30)")
                .setEpochs(3)
                .setBatch(16)
                .setRate(0.01);

        assertThat(trainer.fit(rows).models().model(2).provenance().architecture())
                .isEqualTo("mlp(30)");
    }
}
