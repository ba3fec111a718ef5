package io.codedspark.parity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.ParityCode;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParityTrainerTest {

    private static final TrainingPlan PLAN = new TrainingPlan(4, 32, 0.003, 400, 5);
    private static final TrainingData TRAINING = SampleImages.draw(3000, 1);
    private static final TrainingData TEST = SampleImages.draw(1000, 2);
    private static Network mlp;

    @BeforeAll
    static void trainTheDeployedNetwork() {
        mlp = new BaseTrainer(Architecture.mlp(), PLAN, 0.1)
                .train(TRAINING, Progress.NONE)
                .network();
    }

    @Test
    void reconstructsMoreThanTheControlForTwoAndThreeSources() {
        ParityTrainer trainer = new ParityTrainer(mlp, Architecture.mlp(), Start.FRESH, PLAN.withEpochs(8), TRAINING);
        for (int k : new int[] {2, 3}) {
            ParityModel model = trainer.train(k, Progress.NONE);

            double reconstructed = Evaluation.reconstructed(ParityCode.of(model), TEST, 3);
            double control = Evaluation.reconstructed(ParityCode.control(mlp, k), TEST, 3);

            assertThat(reconstructed)
                    .as("k = " + k)
                    .isGreaterThan(k == 2 ? 0.9 : 0.7)
                    .isGreaterThan(control + 0.2);
            assertThat(model.quality().reconstructed()).isCloseTo(reconstructed, within(0.06));
            assertThat(model.quality().control()).isCloseTo(control, within(0.06));
            assertThat(model.quality().computed()).isGreaterThan(0.9);
            assertThat(model.quality().beatsControl()).isTrue();
        }
    }

    @Test
    void trainsCodesThatAnswerForEverySourceFromOneParity() {
        ParityTrainer trainer =
                new ParityTrainer(mlp, Architecture.mlp(), Start.FROM_BASE, PLAN.withEpochs(12), TRAINING);
        GroupShape shape = new GroupShape(3, 1);
        for (LearnedCode code :
                List.of(LearnedCodes.stack(shape, trainer.source()), LearnedCodes.backup(shape, trainer.source()))) {
            ParityModel model = trainer.train(code, Progress.NONE);

            long cost = code.pieces()
                    * trainer.architecture(code).multiplyAdds(code.piece(), code.answerWidth(TRAINING.classes()));
            assertThat(cost).isLessThanOrEqualTo(Architecture.mlp().multiplyAdds(TRAINING.shape(), 5));
            assertThat(model.quality().reconstructed()).as(code.name()).isGreaterThan(0.8);
            assertThat(Evaluation.reconstructed(ParityCode.of(model), TEST, 3))
                    .isCloseTo(model.quality().reconstructed(), within(0.06));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LearnedCodes.SUM, LearnedCodes.CONCATENATION, LearnedCodes.BACKUP})
    void givesLabelsBackForEveryPatternOfTwoErasedSlots(String name) {
        ParityTrainer trainer =
                new ParityTrainer(mlp, Architecture.mlp(), Start.FROM_BASE, PLAN.withEpochs(8), TRAINING);
        GroupShape shape = new GroupShape(2, 2);

        ParityModel model = trainer.train(LearnedCodes.named(name, shape, trainer.source()), Progress.NONE);

        List<PatternAccuracy> accuracies = Evaluation.byPattern(ParityCode.of(model), TEST, 3, 2);
        assertThat(accuracies)
                .extracting(accuracy -> accuracy.erasures().mask())
                .containsExactly(0b0011L, 0b0101L, 0b0110L, 0b1001L, 0b1010L);
        double control = Evaluation.reconstructed(ParityCode.control(mlp, 2), TEST, 3);
        assertThat(accuracies)
                .allSatisfy(accuracy -> assertThat(accuracy.reconstructed())
                        .as("%s, %s", name, accuracy.erasures())
                        .isGreaterThan(control + 0.1));
    }

    @Test
    void countsErrorsAmongTheRowsOfLeastMargin() {
        ParityCode control = ParityCode.control(mlp, 2);

        double fifth = Evaluation.errorsAmongLeastConfident(control, TEST, 3, 0.2);
        double half = Evaluation.errorsAmongLeastConfident(control, TEST, 3, 0.5);

        assertThat(Evaluation.errorsAmongLeastConfident(control, TEST, 3, 0)).isZero();
        assertThat(fifth).isPositive().isLessThan(half);
        assertThat(Evaluation.errorsAmongLeastConfident(control, TEST, 3, 1)).isEqualTo(1);
        assertThat(GroupAnswers.Judged.of(7, new float[] {1, 5, 3}, 1)).isEqualTo(new GroupAnswers.Judged(7, 2, true));
        assertThat(GroupAnswers.Judged.of(7, new float[] {5, 1, 3}, 1)).isEqualTo(new GroupAnswers.Judged(7, 2, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {LearnedCodes.SUM, LearnedCodes.STACK})
    void confidencesAreRightAsOftenAsTheyPromiseOnFreshGroups(String name) {
        ParityTrainer trainer =
                new ParityTrainer(mlp, Architecture.mlp(), Start.FROM_BASE, PLAN.withEpochs(6), TRAINING);
        ParityModel model =
                trainer.train(LearnedCodes.named(name, new GroupShape(3, 1), trainer.source()), Progress.NONE);

        List<Sure> sure = new ArrayList<>();
        for (long seed = 20; seed < 23; seed++) {
            sure.addAll(sure(model, seed));
        }
        sure.sort(Comparator.comparingDouble(Sure::confidence));

        assertThat(model.confidence().slope()).isPositive();
        int bins = 10;
        double error = 0;
        for (int bin = 0; bin < bins; bin++) {
            List<Sure> of = sure.subList(sure.size() * bin / bins, sure.size() * (bin + 1) / bins);
            error += Math.abs(promised(of) - agreeing(of)) / bins;
        }
        assertThat(error).as("expected calibration error, " + name).isLessThanOrEqualTo(0.05);
        List<Sure> least = sure.subList(0, sure.size() / 5);
        assertThat(promised(least)).as("of the least sure").isCloseTo(agreeing(least), within(0.1));
        assertThat(agreeing(least)).isLessThan(agreeing(sure));
    }

    private record Sure(double confidence, boolean agrees) {}

    private static double promised(List<Sure> rows) {
        return rows.stream().mapToDouble(Sure::confidence).average().orElseThrow();
    }

    private static double agreeing(List<Sure> rows) {
        return rows.stream().mapToDouble(row -> row.agrees() ? 1 : 0).average().orElseThrow();
    }

    /** What the model says of test rows whose group members are drawn by the seed, and whether the deployed network agrees. */
    private static List<Sure> sure(ParityModel model, long seed) {
        int[] deployed = Arrays.stream(Forward.run(mlp, TEST.pixels()))
                .mapToInt(Logits::argMax)
                .toArray();
        return Evaluation.judged(ParityCode.of(model), TEST, deployed, seed).stream()
                .map(row -> new Sure(model.confidence().of(new float[] {row.margin(), 0}), row.right()))
                .toList();
    }

    @Test
    void recomputingTheLeastSureMendsAsManyRowsAsTheirConfidencePromises() {
        ParityModel model = new ParityTrainer(mlp, Architecture.mlp(), Start.FROM_BASE, PLAN.withEpochs(6), TRAINING)
                .train(3, Progress.NONE);
        ParityCode code = ParityCode.of(model);

        OverallAccuracy fifth = Evaluation.overall(mlp, code, TEST, 20, 0.2);

        assertThat(fifth.computed()).isEqualTo(Evaluation.computed(mlp, TEST));
        assertThat(fifth.reconstructed()).isCloseTo(Evaluation.reconstructed(code, TEST, 20), within(1e-9));
        List<Sure> sure = new ArrayList<>(sure(model, 20));
        sure.sort(Comparator.comparingDouble(Sure::confidence));
        double promised = 0.2 * (1 - promised(sure.subList(0, sure.size() / 5)));
        assertThat(fifth.revised() - fifth.reconstructed()).isPositive().isCloseTo(promised, within(0.04));
        assertThat(fifth.of(0.1)).isCloseTo(0.9 * fifth.computed() + 0.1 * fifth.reconstructed(), within(1e-12));
        assertThat(fifth.text(0.1))
                .startsWith("with 10 % of the rows reconstructed 0.")
                .endsWith("when the least sure 20 % of these are computed again");
        assertThat(Evaluation.overall(mlp, code, TEST, 20, 1).revised()).isCloseTo(fifth.computed(), within(2e-3));
        assertThatThrownBy(() -> fifth.of(1.5)).hasMessageContaining("given as 1.5; it must be 0 to 1");
    }

    @Test
    void trainsByThePublishedRecipe() {
        TrainingPlan plan = PLAN.withEpochs(4)
                .withRate(1e-3)
                .withCourse(TrainingPlan.Course.CONSTANT)
                .withDecay(1e-5);
        ParityTrainer trainer = new ParityTrainer(mlp, Architecture.mlp(), Recipe.published(), plan, TRAINING);

        ParityModel model = trainer.train(2, Progress.NONE);

        assertThat(model.parities().get(0).scale()).isEqualTo(1);
        assertThat(model.quality().reconstructed()).isGreaterThan(0.4);
    }

    @Test
    void givesTheSameNetworkForTheSameSeedAndAnotherForAnother() {
        TrainingPlan plan = PLAN.withEpochs(1);
        ParityModel first =
                new ParityTrainer(mlp, Architecture.mlp(), Start.FRESH, plan, TRAINING).train(2, Progress.NONE);
        ParityModel again =
                new ParityTrainer(mlp, Architecture.mlp(), Start.FRESH, plan, TRAINING).train(2, Progress.NONE);
        ParityModel other = new ParityTrainer(mlp, Architecture.mlp(), Start.FRESH, plan.withSeed(6), TRAINING)
                .train(2, Progress.NONE);

        float[][] rows = TEST.pixels();
        assertThat(Forward.run(again.parities().get(0).network(), rows))
                .isDeepEqualTo(Forward.run(first.parities().get(0).network(), rows));
        assertThat(Forward.run(other.parities().get(0).network(), rows)[0])
                .isNotEqualTo(Forward.run(first.parities().get(0).network(), rows)[0]);
    }

    @Test
    void tellsEveryEpochAndKeepsTheBest() {
        List<Progress.Epoch> epochs = new ArrayList<>();

        ParityModel model = new ParityTrainer(mlp, Architecture.mlp(), Start.FRESH, PLAN.withRate(0.02), TRAINING)
                .train(2, epochs::add);

        assertThat(epochs).extracting(Progress.Epoch::number).containsExactly(1, 2, 3, 4);
        assertThat(epochs).allSatisfy(e -> {
            assertThat(e.of()).isEqualTo(4);
            assertThat(e.loss()).isPositive();
            assertThat(e.seconds()).isPositive();
        });
        assertThat(epochs.get(3).secondsLeft()).isZero();
        assertThat(model.quality().reconstructed())
                .isEqualTo(epochs.stream()
                        .mapToDouble(Progress.Epoch::accuracy)
                        .max()
                        .orElseThrow());
    }

    @Test
    void startsFromTheDeployedNetworkAtTheControlsAccuracy() {
        ParityTrainer trainer = new ParityTrainer(
                mlp, Architecture.mlp(), Start.FROM_BASE, PLAN.withEpochs(1).withRate(1e-9), TRAINING);

        ParityModel model = trainer.train(2, Progress.NONE);

        assertThat(model.quality().reconstructed()).isCloseTo(model.quality().control(), within(1e-9));
    }

    @Test
    void trainsTheSmallConvolutionalNetwork() {
        Architecture cnn = new Architecture.SmallCnn(4, 8, 32);
        BaseTrainer.Trained base = new BaseTrainer(cnn, PLAN.withEpochs(3), 0.1).train(TRAINING, Progress.NONE);

        ParityModel model = new ParityTrainer(base.network(), cnn, Start.FRESH, PLAN, TRAINING).train(2, Progress.NONE);

        assertThat(base.accuracy()).isGreaterThan(0.9);
        assertThat(base.network().inputShape()).containsExactly(1, 16, 16);
        assertThat(model.quality().reconstructed()).isGreaterThan(0.75);
        assertThat(model.quality().beatsControl()).isTrue();
        assertThat(model.provenance().architecture()).isEqualTo("small-cnn(4, 8, 32)");
        assertThat(model.provenance().data()).isEqualTo("blots, seed 1");
    }

    @Test
    void refusesImagesThatAreTooSmallForTheConvolutions() {
        TrainingData small = new TrainingData("small", new ImageShape(15, 20, 1), new float[10][300], new int[10], 5);

        assertThatThrownBy(() ->
                        new BaseTrainer(Architecture.smallCnn(), PLAN.withHeldOut(2), 0).train(small, Progress.NONE))
                .hasMessageContaining("16 x 16 pixels or more, but these are 15x20x1");
    }

    @Test
    void refusesToStartFromAnotherArchitecture() {
        ParityTrainer trainer = new ParityTrainer(
                mlp, new Architecture.Mlp(List.of(50)), Start.FROM_BASE, PLAN.withEpochs(1), TRAINING);

        assertThatThrownBy(() -> trainer.train(2, Progress.NONE)).hasMessageContaining("architectures differ at");
    }

    @Test
    void refusesDataThatDoesNotFitTheDeployedNetwork() {
        TrainingData other = new TrainingData("other", new ImageShape(1, 2, 1), new float[10][2], new int[10], 5);

        assertThatThrownBy(() -> new ParityTrainer(mlp, Architecture.mlp(), Start.FRESH, PLAN.withHeldOut(2), other))
                .hasMessageContaining("256 to 5 values, but the data has rows of 2 and 5 classes");
    }

    @Test
    void refusesLabelsOutsideTheClasses() {
        assertThatThrownBy(() -> new TrainingData("bad", new ImageShape(1, 2, 1), new float[2][2], new int[] {0, 7}, 5))
                .hasMessageContaining("Row 1 has the label 7, which is outside 0 .. 4");
    }
}
