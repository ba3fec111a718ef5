package io.codedspark.parity.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WithoutSigmoidTest {

    @Test
    void givesTheLogitsOfWhatTheNetworkGave() {
        Network probabilities = Network.of(SampleNetworks.mlpWithSigmoid(5, 3), List.of(5), 3);
        List<float[]> rows = SampleNetworks.rows(20, 5, 1);

        List<float[]> shares = probabilities.restore().run(rows);
        List<float[]> logits = probabilities.withoutSigmoid().restore().run(rows);

        for (int r = 0; r < rows.size(); r++) {
            for (int i = 0; i < 3; i++) {
                assertThat(1 / (1 + Math.exp(-logits.get(r)[i]))).isCloseTo(shares.get(r)[i], within(1e-6));
            }
        }
    }

    @Test
    void refusesNetworksThatEndOtherwise() {
        Network softmax = Network.of(SampleNetworks.mlpWithLossLayer(5, 3), List.of(5), 3);
        Network sameDiff = Network.of(SampleNetworks.sameDiff(5, 3), List.of(5), 3, List.of("x", "logits"));

        assertThatThrownBy(softmax::withoutSigmoid).hasMessageContaining("ends in softmax and not in a sigmoid");
        assertThatThrownBy(sameDiff::withoutSigmoid).hasMessageContaining("name the variable before it");
    }
}
