package io.codedspark.parity.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.Exactness;
import io.codedspark.parity.ParityCode;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.ml.CodedNetworkModel;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.BaseTrainer;
import io.codedspark.parity.train.ParityTrainer;
import io.codedspark.parity.train.Progress;
import io.codedspark.parity.train.Start;
import io.codedspark.parity.train.TrainingData;
import io.codedspark.parity.train.TrainingPlan;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedResult;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.CoveragePolicy;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.fault.FaultyFunction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A model that came as an ONNX file, protected by a parity model that was trained from its outputs alone. */
class OnnxCodedJobTest {

    private static final int WIDTH = 16;
    private static final int HIDDEN = 24;
    private static final int CLASSES = 3;
    private static final TrainingPlan PLAN = new TrainingPlan(6, 32, 1e-2, 60, 5);
    private static final TrainingData DATA = blobs(800);

    private static SparkSession session;
    private static Network base;
    private static ParityModel model;

    @BeforeAll
    static void trainFromTheOutputsOfAnOnnxModel() throws IOException {
        Network trained = new BaseTrainer(new Architecture.Mlp(List.of(HIDDEN)), PLAN, 0)
                .train(DATA, Progress.NONE)
                .network();
        base = OnnxModels.read(SampleModels.mlpFile(
                        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(trained.bytes()), false),
                        WIDTH,
                        HIDDEN,
                        CLASSES)
                .bytes());
        model = trainer(Start.FRESH).train(2, Progress.NONE);
        session = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    @Test
    void aCodedJobReconstructsTheRowsOfATaskThatFails() {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        List<float[]> rows = Arrays.asList(DATA.pixels()).subList(0, 400);
        JavaRDD<float[]> source = context.parallelize(rows, 4);
        CodedSpark spark = CodedSpark.on(context);
        CodedFunction<float[], float[]> function =
                new FaultyFunction<>(ParityCode.of(model), FaultPlan.seeded(1).fail(1, 100));

        try (CodedResult<float[]> result = spark.with(spark.options().withPolicy(CoveragePolicy.allowApproximate(1)))
                .map(source, function)) {
            List<float[]> outputs = result.collect();

            assertThat(result.report().exactness()).isEqualTo(Exactness.APPROXIMATE);
            assertThat(result.report().rows(RowOrigin.RECONSTRUCTED_APPROXIMATELY))
                    .isEqualTo(100);
            assertThat(outputs).hasSize(400);
            List<float[]> plain = base.restore().run(rows.subList(0, 100));
            assertThat(outputs.subList(0, 100).toArray(float[][]::new)).isDeepEqualTo(plain.toArray(float[][]::new));
            assertThat(right(outputs, 100, 200)).isGreaterThan(80);
            assertThat(right(outputs, 0, 400)).isGreaterThan(360);
        }
    }

    @Test
    void isAStageOfAPipelineLikeAnyNetwork() {
        List<Row> list = new ArrayList<>();
        for (int row = 0; row < 60; row++) {
            double[] values = new double[WIDTH];
            for (int i = 0; i < WIDTH; i++) {
                values[i] = DATA.pixels()[row][i];
            }
            list.add(RowFactory.create((double) DATA.labels()[row], Vectors.dense(values)));
        }
        Dataset<Row> rows = session.createDataFrame(
                list, new StructType().add("label", DataTypes.DoubleType).add("features", SQLDataTypes.VectorType()));

        Dataset<Row> result = new CodedNetworkModel(new ModelSet(base, model.provenance(), List.of(model)))
                .transform(rows.coalesce(2).persist());

        assertThat(result.where("prediction = label").count()).isGreaterThan(54);
    }

    @Test
    void itsWeightsAreNotThereToStartFrom() {
        assertThatThrownBy(() -> trainer(Start.FROM_BASE).train(2, Progress.NONE))
                .hasMessageContaining(
                        "Only from a network of Deeplearning4j a parity network can start, not from Network(ONNX");
    }

    private static ParityTrainer trainer(Start start) {
        return new ParityTrainer(base, new Architecture.Mlp(List.of(64)), start, PLAN.withEpochs(20), DATA);
    }

    private static int right(List<float[]> outputs, int from, int to) {
        int right = 0;
        for (int row = from; row < to; row++) {
            right += Logits.argMax(outputs.get(row)) == DATA.labels()[row] ? 1 : 0;
        }
        return right;
    }

    private static TrainingData blobs(int count) {
        Random random = new Random(11);
        float[][] pixels = new float[count][WIDTH];
        int[] labels = new int[count];
        for (int row = 0; row < count; row++) {
            labels[row] = random.nextInt(CLASSES);
            for (int i = 0; i < WIDTH; i++) {
                pixels[row][i] = (float) (random.nextGaussian() * 0.1 + (i % CLASSES == labels[row] ? 0.7 : 0.2));
            }
        }
        return TrainingData.of("three blobs, seed 11", new ImageShape(4, 4, 1), pixels, labels);
    }
}
