package io.codedspark.parity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.fold.NetworkShape;
import io.codedspark.parity.run.Folding;
import io.codedspark.parity.run.Network;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedTrainerTest {

    private static final TrainingPlan PLAN = new TrainingPlan(8, 32, 5e-3, 201, 3);
    private static final TrainingData DATA = SampleImages.draw(2000, 1);
    private static final TrainingData TEST = SampleImages.draw(401, 2);
    private static final Architecture SMALL = new Architecture.Mlp(List.of(24));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyHeadAnswersForItsOwnInput(int f) {
        BaseTrainer.Trained trained =
                new FoldedTrainer(SMALL, f, PLAN, Curriculum.allAtOnce()).train(DATA, Progress.NONE);

        assertThat(trained.network().folding().map(Folding::f).orElse(1)).isEqualTo(f);
        assertThat(trained.network().inputWidth()).isEqualTo(256);
        assertThat(trained.network().outputWidth()).isEqualTo(5);
        for (int head = 0; head < f; head++) {
            assertThat(accuracyOfHead(trained.network(), head, f))
                    .as("head %d", head)
                    .isGreaterThan(0.9);
        }
        assertThat(Evaluation.computed(trained.network(), TEST)).isGreaterThan(0.9);
    }

    @Test
    void aDistilledNetworkGivesTheTeachersCentredLogits() {
        Network teacher =
                new BaseTrainer(SMALL, PLAN, 0).train(DATA, Progress.NONE).network();

        Network student = new FoldedTrainer(SMALL, 2, PLAN, Curriculum.allAtOnce())
                .distil(teacher, DATA, Progress.NONE)
                .network();

        float[][] expected = Forward.run(teacher, TEST.pixels());
        float[][] given = Forward.run(student, TEST.pixels());
        assertThat(correlation(expected, given)).isGreaterThan(0.95);
        assertThat(size(given) / size(expected)).isBetween(0.8, 1.1);
        assertThat(Evaluation.computed(student, TEST)).isGreaterThan(0.9);
    }

    @Test
    void trainingIsSeeded() {
        FoldedTrainer trainer = new FoldedTrainer(SMALL, 2, PLAN.withEpochs(2), Curriculum.allAtOnce());

        Network first = trainer.train(DATA, Progress.NONE).network();
        Network second = trainer.train(DATA, Progress.NONE).network();

        assertThat(Forward.run(first, TEST.pixels())).isDeepEqualTo(Forward.run(second, TEST.pixels()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void foldedNetworksHaveTheParametersOfTheFormula(int f) {
        FoldedArchitecture folded = new FoldedArchitecture(Architecture.smallCnn(), f, SampleImages.SHAPE, 5);

        Model network = Blueprint.build(
                folded.architecture(), folded.stack(), folded.stackOutputs(), Blueprint.Task.VALUES, PLAN);

        assertThat(network.numParams()).isEqualTo(NetworkShape.of(folded).parameters());
    }

    @Test
    void theCurriculumGrowsAndShowsAllClassesAtLast() {
        Curriculum tenths = Curriculum.tenths(62, 4, 60);

        assertThat(IntStream.of(0, 59, 60, 119, 120, 540, 599, 5000).map(epoch -> tenths.classes(epoch, 62)))
                .containsExactly(6, 6, 12, 12, 18, 60, 60, 62);
        assertThat(Curriculum.tenths(5, 4, 2).first()).isEqualTo(4);
        assertThat(Curriculum.allAtOnce().classes(0, 62)).isEqualTo(62);
    }

    @Test
    void anEpochOfTheCurriculumHasOnlyTheFirstClassesAndItsFullLength() {
        float[][] targets = new float[DATA.rows()][1];
        IntStream.range(0, targets.length).forEach(row -> targets[row][0] = DATA.labels()[row]);
        Stacks stacks = new Stacks(DATA, targets, 2, new Curriculum(2, 3, 1), 1);

        assertThat(labels(stacks, 0)).hasSize(2000).containsOnly(0f, 1f);
        assertThat(labels(stacks, 1))
                .hasSize(2000)
                .contains(2f, 3f, 4f)
                .satisfies(all -> assertThat(
                                all.stream().filter(label -> label == 4f).count())
                        .isEqualTo(IntStream.of(DATA.labels())
                                .filter(label -> label == 4)
                                .count()));
    }

    @Test
    void aCurriculumThatCannotEndIsRefused() {
        FoldedTrainer trainer = new FoldedTrainer(SMALL, 2, PLAN, new Curriculum(2, 1, 4));

        assertThatThrownBy(() -> trainer.train(DATA, Progress.NONE))
                .hasMessageContaining("In 8 epochs the curriculum comes to 3 of 5 classes");
    }

    @Test
    void aTeacherOfOtherRowsIsRefused() {
        Network teacher = new Network(Network.Kind.SAMEDIFF, new byte[1], List.of(7), 5, List.of("x", "y"));

        assertThatThrownBy(() ->
                        new FoldedTrainer(SMALL, 2, PLAN, Curriculum.allAtOnce()).distil(teacher, DATA, Progress.NONE))
                .hasMessageContaining("The teacher maps 7 to 5 values, but the data has rows of 256 and 5 classes");
    }

    private static List<Float> labels(Stacks stacks, int epoch) {
        stacks.draw(epoch);
        float[] inputs = new float[2 * 256];
        return IntStream.range(0, stacks.examples())
                .boxed()
                .flatMap(e -> {
                    float[] into = new float[2];
                    stacks.write(e, 0, inputs, into);
                    return List.of(into[0], into[1]).stream();
                })
                .toList();
    }

    private static double accuracyOfHead(Network network, int head, int f) {
        float[][] outputs = Forward.run(network, TEST.pixels());
        int[] rows = IntStream.range(0, TEST.rows())
                .filter(row -> row % 256 % f == head)
                .toArray();
        return Evaluation.accuracy(
                Arrays.stream(rows).mapToObj(row -> outputs[row]).toArray(float[][]::new),
                Arrays.stream(rows).map(row -> TEST.labels()[row]).toArray());
    }

    private static double correlation(float[][] a, float[][] b) {
        double product = 0;
        for (int row = 0; row < a.length; row++) {
            float[] left = Logits.centred(a[row]);
            float[] right = Logits.centred(b[row]);
            for (int i = 0; i < left.length; i++) {
                product += (double) left[i] * right[i];
            }
        }
        return product / (size(a) * size(b));
    }

    private static double size(float[][] rows) {
        double squares = 0;
        for (float[] row : rows) {
            for (float value : Logits.centred(row)) {
                squares += (double) value * value;
            }
        }
        return Math.sqrt(squares);
    }
}
