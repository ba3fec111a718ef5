package io.codedspark.parity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.ParityCode;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.fold.NetworkShape;
import io.codedspark.parity.run.Network;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ResidualNetworkTest {

    private static final Architecture SMALL = new Architecture.Residual(6, 8, 12);
    private static final TrainingPlan PLAN = new TrainingPlan(5, 32, 0.003, 400, 5);
    private static final TrainingData TRAINING = SampleImages.draw(3000, 1);
    private static final TrainingData TEST = SampleImages.draw(1000, 2);
    private static BaseTrainer.Trained base;

    @BeforeAll
    static void trainTheDeployedNetwork() {
        base = new BaseTrainer(SMALL, PLAN, 0).train(TRAINING, Progress.NONE);
    }

    @Test
    void isTrainedAndRunsAsAGraph() {
        assertThat(base.accuracy()).isGreaterThan(0.9);
        assertThat(base.network().kind()).isEqualTo(Network.Kind.GRAPH);
        assertThat(Evaluation.computed(base.network(), TEST)).isCloseTo(base.accuracy(), within(0.05));
        assertThat(base.provenance().architecture()).isEqualTo("residual(6, 8, 12)");
    }

    @Test
    void parityNetworksStartFromItAndBeatTheControl() {
        assertThat(Start.possible(base.network(), SMALL, SampleImages.SHAPE)).isEqualTo(Start.FROM_BASE);
        ParityTrainer trainer = new ParityTrainer(base.network(), SMALL, Start.FROM_BASE, PLAN, TRAINING);
        GroupShape pairs = new GroupShape(2, 1);
        for (String code : new String[] {LearnedCodes.SUM, LearnedCodes.BACKUP}) {
            ParityModel model = trainer.train(LearnedCodes.named(code, pairs, SampleImages.SHAPE), Progress.NONE);

            assertThat(model.quality().beatsControl()).as(code).isTrue();
            assertThat(Evaluation.reconstructed(ParityCode.of(model), TEST, 3))
                    .as(code)
                    .isCloseTo(model.quality().reconstructed(), within(0.06));
            assertThat(trainer.multiplyAdds(LearnedCodes.named(code, pairs, SampleImages.SHAPE)))
                    .isLessThanOrEqualTo(SMALL.multiplyAdds(SampleImages.SHAPE, 5));
        }
    }

    @Test
    void isNoChainWhoseFoldingIsPredicted() {
        assertThatThrownBy(() -> NetworkShape.of(SMALL, SampleImages.SHAPE, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("residual(6, 8, 12)")
                .hasMessageContaining("no chain of layers");
    }
}
