package io.codedspark.parity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.Erasures;
import io.codedspark.parity.ParityCode;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.run.Network;
import io.codedspark.spark.GroupOutputs;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MnistTest {

    private static final TrainingPlan PLAN = new TrainingPlan(4, 64, 0.002, 1000, 1);

    @Test
    void reconstructsRealDigitsFarBetterThanTheControl() throws Exception {
        TrainingData training = Mnist.first(13000, "train");
        TrainingData test = Mnist.first(4000, "t10k");
        Network base = new BaseTrainer(Architecture.mlp(), PLAN, 0.1)
                .train(training, Progress.NONE)
                .network();

        ParityModel model = new ParityTrainer(base, Architecture.mlp(), Start.FROM_BASE, PLAN.withEpochs(6), training)
                .train(2, Progress.NONE);

        double reconstructed = Evaluation.reconstructed(ParityCode.of(model), test, 1);
        assertThat(Evaluation.computed(base, test)).isGreaterThan(0.9);
        assertThat(reconstructed).isGreaterThan(0.7);
        assertThat(reconstructed).isGreaterThan(Evaluation.reconstructed(ParityCode.control(base, 2), test, 1) + 0.05);
    }

    @Test
    void reconstructsALinearModelOfRealDigitsExactly() throws Exception {
        Network base = new BaseTrainer(Architecture.linear(), PLAN, 0)
                .train(Mnist.first(5000, "train"), Progress.NONE)
                .network();
        float[][] test = Mnist.first(400, "t10k").pixels();
        ParityCode code = ParityCode.exactLinear(base, 2);
        List<List<float[]>> sources =
                List.of(Arrays.asList(test).subList(0, 200), Arrays.asList(test).subList(200, 400));
        List<float[]> arrived = code.apply(sources.get(1));
        List<float[]> parity = code.applyParity(0, code.encode(0, sources));

        List<float[]> decoded = code.decode(
                0, new GroupOutputs<>(Erasures.of(code.shape(), 0), List.of(List.of(), arrived, parity)), 200);

        List<float[]> computed = code.apply(sources.get(0));
        for (int r = 0; r < 200; r++) {
            assertThat(decoded.get(r)).containsExactly(computed.get(r), within(1e-5f));
        }
    }
}
