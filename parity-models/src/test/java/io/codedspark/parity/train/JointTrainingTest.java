package io.codedspark.parity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.ParityCode;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.io.IfPresent;
import io.codedspark.parity.io.ModelFolder;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.run.Network;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

class JointTrainingTest {

    private static final Architecture CNN = new Architecture.SmallCnn(4, 8, 32);
    private static final TrainingPlan PLAN = new TrainingPlan(6, 32, 0.003, 400, 5);
    private static final TrainingData TRAINING = SampleImages.draw(3000, 1);
    private static final TrainingData TEST = SampleImages.draw(1000, 2);
    private static final GroupShape PAIRS = new GroupShape(2, 1);
    private static BaseTrainer.Trained deployed;
    private static Network base;
    private static ParityModel encoder;

    @BeforeAll
    static void trainTheDeployedNetwork() {
        deployed = new BaseTrainer(CNN, PLAN.withEpochs(3), 0.1).train(TRAINING, Progress.NONE);
        base = deployed.network();
        encoder = train(task(PLAN), LearnedCodes.ENCODER, Progress.NONE);
    }

    private static TrainingTask task(TrainingPlan plan) {
        return TrainingTask.of(base, CNN, Start.FROM_BASE, plan);
    }

    private static ParityModel train(TrainingTask task, String code, Progress progress) {
        return new ParityTrainer(task, TRAINING).train(LearnedCodes.named(code, PAIRS, SampleImages.SHAPE), progress);
    }

    @Test
    void anEncoderLearnsThroughTheDeployedNetworkWhoseWeightsStay() throws IOException {
        assertThat(encoder.quality().reconstructed())
                .isGreaterThan(encoder.quality().control() + 0.1);
        assertThat(Evaluation.reconstructed(ParityCode.of(encoder), TEST, 3))
                .isCloseTo(encoder.quality().reconstructed(), within(0.06));
        assertThat(weightsThatAreNotThoseOfTheBase(encoder)).isZero();
    }

    @Test
    void togetherWithTheNetworkItLearnsMore() throws IOException {
        ParityModel all = train(task(PLAN), LearnedCodes.JOINT, Progress.NONE);

        assertThat(all.quality().reconstructed())
                .isGreaterThan(encoder.quality().reconstructed());
        assertThat(Evaluation.reconstructed(ParityCode.of(all), TEST, 3))
                .isCloseTo(all.quality().reconstructed(), within(0.06));
        assertThat(weightsThatAreNotThoseOfTheBase(all)).isPositive();
    }

    private static int weightsThatAreNotThoseOfTheBase(ParityModel model) throws IOException {
        MultiLayerNetwork restored =
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(base.bytes()), false);
        ComputationGraph trained = ModelSerializer.restoreComputationGraph(
                new ByteArrayInputStream(model.parities().get(0).network().bytes()), false);
        int others = 0;
        for (Map.Entry<String, INDArray> weights : restored.paramTable().entrySet()) {
            others += trained.getParam("network-" + weights.getKey()).equals(weights.getValue()) ? 0 : 1;
        }
        return others;
    }

    @Test
    void isSavedWithItsDecoder(@TempDir Path folder) throws IOException {
        ParityModel model = train(task(PLAN.withEpochs(1)), LearnedCodes.JOINT, Progress.NONE);
        ModelFolder models = ModelFolder.at(folder.resolve("models").toString(), new Configuration());

        models.save(new ModelSet(base, deployed.provenance(), List.of(model)), IfPresent.REFUSE);

        ParityModel read = models.load().models().get(0);
        assertThat(read.code()).isEqualTo(model.code());
        assertThat(Evaluation.reconstructed(ParityCode.of(read), TEST, 3))
                .isEqualTo(Evaluation.reconstructed(ParityCode.of(model), TEST, 3));
    }

    @Test
    void startsAtWhatTheMeanControlGives() {
        ParityModel model = train(task(PLAN.withEpochs(1).withRate(1e-9)), LearnedCodes.JOINT, Progress.NONE);

        assertThat(model.quality().reconstructed()).isCloseTo(model.quality().control(), within(0.03));
    }

    @Test
    void goesOnAsIfItHadNotStopped() {
        Checkpoints kept = new KeptInMemory();
        TrainingTask task = task(PLAN.withEpochs(3));
        Progress stopping = told -> {
            if (told.number() == 2) {
                throw new IllegalStateException("stopped");
            }
        };

        assertThatThrownBy(() -> train(task.withCheckpoints(kept), LearnedCodes.JOINT, stopping))
                .hasMessage("stopped");
        ParityModel continued = train(task.withCheckpoints(kept), LearnedCodes.JOINT, Progress.NONE);
        ParityModel whole = train(task, LearnedCodes.JOINT, Progress.NONE);

        assertThat(continued.quality()).isEqualTo(whole.quality());
        assertThat(continued.code()).isEqualTo(whole.code());
    }

    @Test
    void statesWhatAParityRowCosts() {
        ParityTrainer trainer = new ParityTrainer(task(PLAN), TRAINING);
        LearnedCode code = LearnedCodes.joint(PAIRS, SampleImages.SHAPE);
        long pixels = SampleImages.SIDE * SampleImages.SIDE;
        long encoder = pixels * (3 * 3 * 2 * 8 + 5 * 5 * 8 * 8 + 3 * 3 * 8 * 1 + 2 * 1);

        assertThat(trainer.multiplyAdds(code)).isEqualTo(encoder + CNN.multiplyAdds(SampleImages.SHAPE, 5));
        assertThat(trainer.multiplyAdds(LearnedCodes.sum(PAIRS, SampleImages.SHAPE)))
                .isEqualTo(CNN.multiplyAdds(SampleImages.SHAPE, 5));
    }

    @Test
    void refusesHardGroups() {
        TrainingTask task = TrainingTask.of(base, CNN, Recipe.ours().withHardShare(0.2), PLAN);

        assertThatThrownBy(() -> train(task, LearnedCodes.JOINT, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.2 of the groups around hard rows");
    }

    @Test
    void refusesNetworksThatTakeNoPictures() {
        Network mlp = new BaseTrainer(Architecture.mlp(), PLAN.withEpochs(1), 0)
                .train(TRAINING, Progress.NONE)
                .network();
        TrainingTask task = TrainingTask.of(mlp, Architecture.mlp(), Start.FROM_BASE, PLAN);

        assertThatThrownBy(() -> train(task, LearnedCodes.ENCODER, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("encodes pictures by convolutions, but the deployed network is mlp(200, 100)");
    }
}
