package io.codedspark.parity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.ParityCode;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.io.CheckpointFolder;
import io.codedspark.parity.run.Network;
import io.codedspark.spark.local.LocalCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on a cluster of four executors; every context is a new application with executors of its own. */
class ClusterTrainerTest {

    private static final int SHARDS = 4;
    private static final Architecture MLP = new Architecture.Mlp(List.of(60));
    private static final TrainingData DATA = SampleImages.draw(4000, 1);
    private static final TrainingPlan PLAN = new TrainingPlan(5, 8, 0.004, 600, 5);
    private static final LearnedCode SUM = LearnedCodes.sum(new GroupShape(2, 1), SampleImages.SHAPE);
    private static LocalCluster cluster;
    private static Network base;

    @TempDir
    Path temporary;

    @BeforeAll
    static void start() {
        base = new BaseTrainer(MLP, new TrainingPlan(4, 32, 0.003, 400, 5), 0)
                .train(DATA, Progress.NONE)
                .network();
        cluster = LocalCluster.builder()
                .executors(4)
                .memoryMb(480)
                .executorOptions("-XX:TieredStopAtLevel=1")
                .start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static JavaSparkContext newDriver() {
        return new JavaSparkContext(cluster.sparkConf("training"));
    }

    private static JavaRDD<TrainingRow> rows(JavaSparkContext context, TrainingData data) {
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < data.rows(); i++) {
            rows.add(new TrainingRow(data.pixels()[i], data.labels()[i]));
        }
        return context.parallelize(rows, SHARDS);
    }

    private static TrainingTask task() {
        return TrainingTask.of(base, MLP, Start.FROM_BASE, PLAN);
    }

    private static ParityModel train(JavaSparkContext context, TrainingTask task, Progress progress) {
        try (ClusterTrainer trainer = ClusterTrainer.deal(
                task, ClusterPlan.of(SHARDS), DATA.description(), DATA.shape(), rows(context, DATA))) {
            return trainer.train(SUM, progress);
        }
    }

    private static float[][] outputs(ParityModel model) {
        return Forward.run(model.parities().get(0).network(), Arrays.copyOf(DATA.pixels(), 300));
    }

    @Test
    void isAsGoodAsOneMachineAndSurvivesAKilledExecutorAndARestartedDriver() throws Exception {
        TrainingData test = SampleImages.draw(3000, 2);
        double single = reconstructed(
                new ParityTrainer(TrainingTask.of(base, MLP, Start.FROM_BASE, PLAN.withBatch(32)), DATA)
                        .train(SUM, Progress.NONE),
                test);
        TrainingTask kept = task().withCheckpoints(CheckpointFolder.at(temporary.toString(), new Configuration()));
        List<Integer> epochs = new ArrayList<>();
        ParityModel undisturbed;
        try (JavaSparkContext driver = newDriver()) {
            undisturbed = train(driver, task(), Progress.NONE);
            assertThat(driver.getPersistentRDDs()).isEmpty();
            assertThatThrownBy(() -> train(driver, kept, told -> {
                        epochs.add(told.number());
                        if (told.number() == 1) {
                            cluster.executors(driver).get(0).kill();
                        }
                        if (told.number() == 3) {
                            driver.close();
                        }
                    }))
                    .isNotNull();
        }
        assertThat(reconstructed(undisturbed, test)).isGreaterThan(single - 0.005);
        ParityModel continued;
        try (JavaSparkContext driver = newDriver()) {
            continued = train(driver, kept, told -> epochs.add(told.number()));
        }

        assertThat(epochs).containsExactly(1, 2, 3, 4, 5);
        assertThat(outputs(continued)).isDeepEqualTo(outputs(undisturbed));
    }

    private static double reconstructed(ParityModel model, TrainingData test) {
        return Evaluation.reconstructed(ParityCode.of(model), test, 3);
    }
}
