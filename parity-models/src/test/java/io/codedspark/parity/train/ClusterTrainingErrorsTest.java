package io.codedspark.parity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.OutputKind;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.SampleNetworks;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What training as Spark jobs refuses, and that Kryo makes no difference. */
class ClusterTrainingErrorsTest {

    private static final ImageShape SHAPE = new ImageShape(1, 16, 1);
    private static final Architecture MLP = new Architecture.Mlp(List.of(12));
    private static final TrainingPlan PLAN = new TrainingPlan(2, 8, 0.01, 20, 5);
    private static JavaSparkContext context;
    private static Network base;

    @BeforeAll
    static void start() {
        context = new JavaSparkContext(new SparkConf()
                .setMaster("local[2]")
                .setAppName("errors of training")
                .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .set("spark.ui.enabled", "false"));
        base = Network.of(SampleNetworks.mlpWithLossLayer(16, 3), List.of(16), 3);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static JavaRDD<TrainingRow> rows(int count) {
        List<TrainingRow> rows = new ArrayList<>();
        SampleNetworks.rows(count, 16, 1).forEach(values -> rows.add(new TrainingRow(values, TrainingRow.UNLABELLED)));
        return context.parallelize(rows, 3);
    }

    private static ParityModel train(TrainingTask task, int shards, int rows, int k) {
        try (ClusterTrainer trainer =
                ClusterTrainer.deal(task, new ClusterPlan(shards, 2), "rows", SHAPE, rows(rows))) {
            return trainer.train(LearnedCodes.sum(new GroupShape(k, 1), SHAPE), Progress.NONE);
        }
    }

    @Test
    void trainsUnlabelledRowsWithKryo() {
        ParityModel model = train(TrainingTask.of(base, MLP, Start.FRESH, PLAN), 2, 200, 2);

        assertThat(model.quality().computed()).isEqualTo(1);
        assertThat(model.quality().rows()).isBetween(5, 50);
        assertThat(model.provenance().rows()).isEqualTo(200 - model.quality().rows());
    }

    @Test
    void refusesShardsWithTooFewRowsForOneGroup() {
        assertThatThrownBy(() -> train(TrainingTask.of(base, MLP, Start.FRESH, PLAN.withHeldOut(10)), 30, 40, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("Partition \\d+ of 30 has [012] training rows, but a group needs k = 3; train on"
                        + " fewer partitions or on more than \\d+ rows\\.");
    }

    @Test
    void refusesToLookForHardRows() {
        TrainingTask task =
                TrainingTask.of(base, MLP, new Recipe(Start.FRESH, Recipe.Targets.CENTRED).withHardShare(0.2), PLAN);

        assertThatThrownBy(() -> train(task, 2, 40, 2))
                .hasMessage(
                        "The recipe draws 0.2 of the groups around hard rows, which are looked for on one machine only;"
                                + " train with a hardShare of 0 on the cluster, or with ParityTrainer.");
    }

    @Test
    void refusesGraphs() {
        TrainingTask task = TrainingTask.of(base, Architecture.residual(), Recipe.ours(), PLAN);

        assertThatThrownBy(() -> train(task, 2, 40, 2))
                .hasMessageContaining(
                        "residual(16, 32, 64) is a graph, and on a cluster only chains of layers are trained");
    }

    @Test
    void refusesToMoveRowsThatAreNoPictures() {
        Recipe recipe = new Recipe(Start.FRESH, Recipe.Targets.CENTRED)
                .withAugmentation(new Augmentation(1, Augmentation.Mirror.NEVER));

        assertThatThrownBy(() -> train(TrainingTask.of(base, MLP, recipe, PLAN), 2, 40, 2))
                .hasMessageContaining("Rows of 1x16x1 (height x width x channels) cannot be moved by up to 1 pixels");
    }

    @Test
    void refusesToHoldBackMoreRowsThanThereAre() {
        assertThatThrownBy(() -> train(TrainingTask.of(base, MLP, Start.FRESH, PLAN.withHeldOut(40)), 2, 40, 2))
                .hasMessage("Of 40 rows 40 should be held back for validation; give 1 to 39.");
    }

    @Test
    void refusesADeployedNetworkOfOtherWidths() {
        Network wide = Network.of(SampleNetworks.mlpWithLossLayer(20, 3), List.of(20), 3);

        assertThatThrownBy(() -> train(TrainingTask.of(wide, MLP, Start.FRESH, PLAN), 2, 200, 2))
                .hasMessage("The deployed network maps 20 to 3 values, but the data has rows of 16 and 3 classes.");
    }

    @Test
    void saysThatACopyDiverged() {
        assertThatThrownBy(() -> train(TrainingTask.of(base, MLP, Start.FRESH, PLAN.withRate(1e30)), 2, 200, 2))
                .hasMessageContaining("Training diverged: the loss is")
                .hasMessageContaining("train with a smaller rate");
    }

    @Test
    void leavesNothingPersistedWhenItFails() {
        assertThatThrownBy(() -> train(TrainingTask.of(base, MLP, Start.FRESH, PLAN.withRate(1e30)), 2, 200, 2))
                .isNotNull();

        assertThat(context.getPersistentRDDs()).isEmpty();
    }

    @Test
    void refusesProbabilitiesInPlaceOfLogitsOfLabels() {
        Network sigmoid = Network.of(SampleNetworks.mlpWithSigmoid(16, 3), List.of(16), 3);
        TrainingTask task = TrainingTask.of(sigmoid, MLP, Start.FRESH, PLAN).withOutputs(OutputKind.LABELS);

        assertThatThrownBy(() -> train(task, 2, 200, 2))
                .hasMessageContaining("gives probabilities between 0 and 1, not logits of labels")
                .hasMessageContaining("Network.withoutSigmoid");
    }
}
