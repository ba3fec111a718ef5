package io.codedspark.parity.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnginesTest {

    @Test
    void namesTheArtifactThatIsMissing() {
        Network network = new Network(Network.Kind.ONNX, new byte[1], List.of(4), 2, List.of("x", "y"));

        assertThatThrownBy(network::restore)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "No engine for networks of kind ONNX is on the class path; add io.codedspark:onnx-models");
    }
}
