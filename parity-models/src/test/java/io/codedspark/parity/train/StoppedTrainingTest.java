package io.codedspark.parity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.OutputKind;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.run.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trainings that are stopped and started again, on one machine. */
class StoppedTrainingTest {

    private static final TrainingPlan PLAN = new TrainingPlan(4, 32, 0.003, 200, 5);
    private static final TrainingData DATA = SampleImages.draw(1200, 1);
    private static final Architecture MLP = new Architecture.Mlp(List.of(40));
    private static Network base;

    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeAll
    static void trainTheDeployedNetwork() {
        base = new BaseTrainer(MLP, PLAN.withEpochs(2), 0)
                .train(DATA, Progress.NONE)
                .network();
    }

    private static TrainingTask task(Checkpoints checkpoints) {
        return TrainingTask.of(base, MLP, Start.FROM_BASE, PLAN).withCheckpoints(checkpoints);
    }

    private static ParityModel train(TrainingTask task, Progress progress) {
        ParityTrainer trainer = new ParityTrainer(task, DATA);
        LearnedCode code = LearnedCodes.sum(new GroupShape(2, 1), trainer.source());
        return trainer.train(code, progress);
    }

    private static float[][] outputs(ParityModel model) {
        return outputs(model.parities().get(0).network());
    }

    private static float[][] outputs(Network network) {
        return Forward.run(network, Arrays.copyOf(DATA.pixels(), 300));
    }

    private static Progress stoppingAfter(int epoch) {
        return told -> {
            if (told.number() == epoch) {
                throw new Stop();
            }
        };
    }

    @Test
    void aParityNetworkGoesOnAsIfItHadNotStopped() {
        KeptInMemory kept = new KeptInMemory();
        List<Progress.Epoch> told = new ArrayList<>();

        assertThatThrownBy(() -> train(task(kept), stoppingAfter(2))).isInstanceOf(Stop.class);
        ParityModel continued = train(task(kept), told::add);
        ParityModel whole = train(task(Checkpoints.NONE), Progress.NONE);

        assertThat(told).extracting(Progress.Epoch::number).containsExactly(3, 4);
        assertThat(outputs(continued)).isDeepEqualTo(outputs(whole));
        assertThat(continued.quality()).isEqualTo(whole.quality());
    }

    @Test
    void goesOnAsIfItHadNotStoppedWithMovedPicturesHardGroupsAndPatience() {
        Recipe recipe = Recipe.ours()
                .withAugmentation(new Augmentation(1, Augmentation.Mirror.HALF))
                .withHardShare(0.3);
        KeptInMemory kept = new KeptInMemory();

        assertThatThrownBy(() -> train(moving(recipe, kept), stoppingAfter(2))).isInstanceOf(Stop.class);
        ParityModel continued = train(moving(recipe, kept), Progress.NONE);

        KeptInMemory undisturbed = new KeptInMemory();
        assertThat(continued.quality())
                .isEqualTo(train(moving(recipe, undisturbed), Progress.NONE).quality());
        assertThat(last(kept).epochs()).isEqualTo(4);
        assertThat(last(kept).weights()).isEqualTo(last(undisturbed).weights());
        assertThat(last(kept).best()).isEqualTo(last(undisturbed).best());
        for (Recipe less : List.of(recipe.withHardShare(0), recipe.withAugmentation(Augmentation.NONE))) {
            KeptInMemory other = new KeptInMemory();
            train(moving(less, other), Progress.NONE);
            assertThat(last(other).weights())
                    .as("%s", less)
                    .isNotEqualTo(last(undisturbed).weights());
        }
    }

    private static TrainingTask moving(Recipe recipe, Checkpoints checkpoints) {
        return TrainingTask.of(base, MLP, recipe, PLAN.withPatience(4)).withCheckpoints(checkpoints);
    }

    private static Checkpoint last(KeptInMemory kept) {
        return kept.newest("parity-sum-k2-r1-0").orElseThrow();
    }

    @Test
    void aFinishedTrainingGivesItsNetworkAtOnce() {
        KeptInMemory kept = new KeptInMemory();
        ParityModel first = train(task(kept), Progress.NONE);

        ParityModel again = train(task(kept), stoppingAfter(1));

        assertThat(outputs(again)).isDeepEqualTo(outputs(first));
    }

    @Test
    void aBaseNetworkGoesOnToo() {
        KeptInMemory kept = new KeptInMemory();
        BaseTrainer trainer = new BaseTrainer(MLP, PLAN, 0.1);

        assertThatThrownBy(() -> trainer.train(DATA, stoppingAfter(1), kept)).isInstanceOf(Stop.class);

        assertThat(outputs(trainer.train(DATA, Progress.NONE, kept).network()))
                .isDeepEqualTo(outputs(trainer.train(DATA, Progress.NONE).network()));
    }

    @Test
    void refusesTheCheckpointOfAnotherTraining() {
        KeptInMemory kept = new KeptInMemory();
        train(task(kept), Progress.NONE);
        TrainingTask other = new TrainingTask(base, OutputKind.CLASSES, MLP, Recipe.ours(), PLAN.withSeed(6), kept);

        assertThatThrownBy(() -> train(other, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The checkpoint parity-sum-k2-r1-0 is of another training: mlp(40)")
                .hasMessageContaining("or keep checkpoints in another folder");
    }

    @Test
    void saysThatTheLossIsNoNumberAnyMore() {
        TrainingTask task = TrainingTask.of(base, MLP, Start.FROM_BASE, PLAN.withRate(1e30));

        assertThatThrownBy(() -> train(task, Progress.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("Training diverged: the loss is (NaN|Infinity|[0-9.E]+) in epoch 1 at a rate of"
                        + " 1\\.0E30; train with a smaller rate\\.");
    }

    @Test
    void saysThatTheLossRises() {
        Epochs<Model> rising = (network, epoch) -> epoch == 0 ? 0.5 : epoch == 1 ? 0.01 : 1.6;
        Fitting<Model> fitting = new Fitting<>(
                Blueprint.build(MLP, DATA.shape(), 5, Blueprint.Task.VALUES, PLAN),
                PLAN,
                1,
                rising,
                new Resumption(Checkpoints.NONE, "x", "x"));

        assertThatThrownBy(() -> fitting.run("x", n -> 0.5, Progress.NONE))
                .hasMessage("Training diverged: the loss is 1.6 in epoch 3 at a rate of 0.003, after 0.01 at its"
                        + " smallest; train with a smaller rate.");
    }

    /** A training whose epochs give the network these accuracies, and set its first weight to the epoch's number. */
    private static Fitting.Outcome fitted(Model network, int patience, Checkpoints kept, double... accuracies) {
        Epochs<Model> numbering = (trained, epoch) -> {
            trained.params().putScalar(0, epoch + 1);
            return 0.5;
        };
        Progress stopping = kept == Checkpoints.NONE ? Progress.NONE : stoppingAfter(3);
        TrainingPlan plan = PLAN.withEpochs(accuracies.length).withPatience(patience);
        return new Fitting<>(network, plan, 1, numbering, new Resumption(kept, "x", "x"))
                .run("x", n -> accuracies[(int) n.params().getDouble(0) - 1], stopping);
    }

    private static Model anyNetwork() {
        return Blueprint.build(MLP, DATA.shape(), 5, Blueprint.Task.VALUES, PLAN);
    }

    @Test
    void endsEarlyAfterEpochsWithoutGainAndKeepsTheBest() {
        double[] accuracies = {0.1, 0.3, 0.2, 0.4, 0.4, 0.39, 0.9};
        Model network = anyNetwork();

        Fitting.Outcome impatient = fitted(network, 2, Checkpoints.NONE, accuracies);

        assertThat(impatient).isEqualTo(new Fitting.Outcome(0.4, 6));
        assertThat(network.params().getDouble(0)).isEqualTo(4);
        assertThat(fitted(anyNetwork(), 3, Checkpoints.NONE, accuracies)).isEqualTo(new Fitting.Outcome(0.9, 7));
        assertThat(fitted(anyNetwork(), 0, Checkpoints.NONE, accuracies)).isEqualTo(new Fitting.Outcome(0.9, 7));
    }

    @Test
    void countsEpochsWithoutGainAcrossAStop() {
        KeptInMemory kept = new KeptInMemory();
        double[] accuracies = {0.1, 0.4, 0.3, 0.3, 0.9, 0.9};
        assertThatThrownBy(() -> fitted(anyNetwork(), 2, kept, accuracies)).isInstanceOf(Stop.class);

        assertThat(fitted(anyNetwork(), 2, kept, accuracies)).isEqualTo(new Fitting.Outcome(0.4, 4));
        assertThat(fitted(anyNetwork(), 2, kept, accuracies))
                .as("started again after its end")
                .isEqualTo(new Fitting.Outcome(0.4, 4));
    }

    @Test
    void saysHowManyEpochsWereTrained() {
        List<Progress.Epoch> told = new ArrayList<>();

        ParityModel model = train(
                TrainingTask.of(
                        base,
                        MLP,
                        Start.FROM_BASE,
                        PLAN.withEpochs(9).withPatience(1).withRate(1e-9)),
                told::add);

        assertThat(told).hasSizeBetween(2, 8);
        assertThat(told.get(told.size() - 1).secondsLeft()).isZero();
        assertThat(model.provenance().epochs()).isEqualTo(told.size());
    }

    @Test
    void refusesANegativePatience() {
        assertThatThrownBy(() -> PLAN.withPatience(-1))
                .hasMessage("The patience is a number of epochs, or 0 to never end early, not -1; give 0 or more.");
    }
}
