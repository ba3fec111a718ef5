package io.codedspark.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.testing.FailingSources;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.BaseTrainer;
import io.codedspark.parity.train.ParityTrainer;
import io.codedspark.parity.train.Progress;
import io.codedspark.parity.train.SampleImages;
import io.codedspark.parity.train.Start;
import io.codedspark.parity.train.TrainingData;
import io.codedspark.parity.train.TrainingPlan;
import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.CodedResult;
import io.codedspark.spark.CodedRow;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.CoveragePolicy;
import io.codedspark.spark.RowOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One parity partition answers for two erased sources of a group of three in a coded job. */
class TwoErasedSourcesTest {

    private static final int SOURCES = 3;
    private static final int ROWS = 300;
    private static final TrainingData TRAINING = SampleImages.draw(3000, 1);
    private static final TrainingData TEST = SampleImages.draw(SOURCES * ROWS, 2);

    private static JavaSparkContext context;
    private static ParityTrainer trainer;

    @BeforeAll
    static void trainTheDeployedNetwork() {
        TrainingPlan plan = new TrainingPlan(6, 32, 0.003, 400, 5);
        trainer = new ParityTrainer(
                new BaseTrainer(Architecture.mlp(), plan, 0.1)
                        .train(TRAINING, Progress.NONE)
                        .network(),
                Architecture.mlp(),
                Start.FROM_BASE,
                plan.withEpochs(12),
                TRAINING);
        context = new JavaSparkContext(
                new SparkConf().setMaster("local[2]").setAppName("two erased").set("spark.ui.enabled", "false"));
    }

    @AfterAll
    static void stop() {
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {LearnedCodes.STACK, LearnedCodes.BACKUP})
    void answersForBothAndMarksThem(String name) {
        LearnedCode code = LearnedCodes.named(name, new GroupShape(SOURCES, 1), trainer.source());
        ParityCode function = ParityCode.of(trainer.train(code, Progress.NONE));
        CodedSpark spark =
                CodedSpark.on(context).with(CodedOptions.defaults().withPolicy(CoveragePolicy.allowApproximate(1)));

        try (CodedResult<float[]> result = spark.map(source(), new FailingSources(function, Set.of(0, 1)))) {
            List<CodedRow<float[]>> rows = result.rows().collect();

            assertThat(rows).hasSize(SOURCES * ROWS);
            assertThat(result.report().rows(RowOrigin.RECONSTRUCTED_APPROXIMATELY))
                    .isEqualTo(2 * ROWS);
            assertThat(result.report().rows(RowOrigin.COMPUTED)).isEqualTo(ROWS);
            assertThat(result.report().groupsFallenBack()).isZero();
            for (int s = 0; s < 2; s++) {
                assertThat(right(rows, s)).as("%s, source %d", name, s).isGreaterThan(0.75);
            }
        }
    }

    private static double right(List<CodedRow<float[]>> rows, int source) {
        int right = 0;
        for (int i = source * ROWS; i < (source + 1) * ROWS; i++) {
            assertThat(rows.get(i).origin()).isEqualTo(RowOrigin.RECONSTRUCTED_APPROXIMATELY);
            right += Logits.argMax(rows.get(i).value()) == TEST.labels()[i] ? 1 : 0;
        }
        return (double) right / ROWS;
    }

    private static JavaRDD<float[]> source() {
        List<Integer> partitions = List.of(0, 1, 2);
        float[][] pixels = TEST.pixels();
        List<float[]> rows = new ArrayList<>(Arrays.asList(pixels));
        for (int i = 0; i < rows.size(); i++) {
            rows.set(i, FailingSources.marked(rows.get(i), i / ROWS));
        }
        List<List<float[]>> parts = new ArrayList<>();
        for (int p = 0; p < SOURCES; p++) {
            parts.add(new ArrayList<>(rows.subList(p * ROWS, (p + 1) * ROWS)));
        }
        return context.parallelize(partitions, SOURCES)
                .flatMap(p -> parts.get(p).iterator());
    }
}
