package io.codedspark.parity.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.parity.ParityCode;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.Curriculum;
import io.codedspark.parity.train.FoldedTrainer;
import io.codedspark.parity.train.ParityTrainer;
import io.codedspark.parity.train.Progress;
import io.codedspark.parity.train.SampleImages;
import io.codedspark.parity.train.Start;
import io.codedspark.parity.train.TrainingData;
import io.codedspark.parity.train.TrainingPlan;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.CodedResult;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.CoveragePolicy;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.fault.FaultyFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
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

/** A folded network as the deployed one: it answers two rows at once, and parity protects it as any other. */
class FoldedBaseTest {

    private static final TrainingPlan PLAN = new TrainingPlan(8, 32, 5e-3, 200, 3);
    private static final TrainingData DATA = SampleImages.draw(2000, 1);
    private static final int ROWS = 401;

    private static SparkSession session;
    private static Network folded;
    private static ParityModel model;

    @BeforeAll
    static void train() {
        folded = new FoldedTrainer(new Architecture.Mlp(List.of(24)), 2, PLAN, Curriculum.allAtOnce())
                .train(DATA, Progress.NONE)
                .network();
        model = new ParityTrainer(folded, new Architecture.Mlp(List.of(48)), Start.FRESH, PLAN, DATA)
                .train(2, Progress.NONE);
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
    void computedRowsAreThoseOfItsBatchesAndAFailedTaskIsReconstructed() {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        List<float[]> rows = Arrays.asList(DATA.pixels()).subList(0, ROWS);
        CodedOptions options = CodedOptions.defaults()
                .withPolicy(CoveragePolicy.allowApproximate(1))
                .withBatchRows(64);
        CodedFunction<float[], float[]> function =
                new FaultyFunction<>(ParityCode.of(model), FaultPlan.seeded(1).fail(1, 100));

        try (CodedResult<float[]> result =
                CodedSpark.on(context).with(options).map(context.parallelize(rows, 4), function)) {
            List<float[]> outputs = result.collect();

            assertThat(result.report().rows(RowOrigin.RECONSTRUCTED_APPROXIMATELY))
                    .isEqualTo(100);
            List<float[]> batch = folded.restore().run(rows.subList(0, 64));
            assertThat(outputs.subList(0, 64).toArray(float[][]::new)).isDeepEqualTo(batch.toArray(float[][]::new));
            assertThat(outputs).hasSize(ROWS);
            assertThat(right(outputs)).isGreaterThan(300);
        }
    }

    @Test
    void servesInAPipelineStage() {
        List<Row> list = new ArrayList<>();
        for (int row = 0; row < 61; row++) {
            double[] values = new double[DATA.shape().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = DATA.pixels()[row][i];
            }
            list.add(RowFactory.create((double) DATA.labels()[row], Vectors.dense(values)));
        }
        Dataset<Row> rows = session.createDataFrame(
                list, new StructType().add("label", DataTypes.DoubleType).add("features", SQLDataTypes.VectorType()));

        Dataset<Row> result = new CodedNetworkModel(new ModelSet(folded, model.provenance(), List.of(model)))
                .transform(rows.coalesce(2).persist());

        assertThat(result.count()).isEqualTo(61);
        assertThat(result.where("prediction = label").count()).isGreaterThan(50);
    }

    private static int right(List<float[]> outputs) {
        int right = 0;
        for (int row = 0; row < outputs.size(); row++) {
            right += Logits.argMax(outputs.get(row)) == DATA.labels()[row] ? 1 : 0;
        }
        return right;
    }
}
