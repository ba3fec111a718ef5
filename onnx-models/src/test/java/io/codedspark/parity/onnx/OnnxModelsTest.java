package io.codedspark.parity.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.parity.Provenance;
import io.codedspark.parity.io.IfPresent;
import io.codedspark.parity.io.ModelFolder;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.run.BadRowException;
import io.codedspark.parity.run.ModelRunner;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.NetworkPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxModelsTest {

    private static final int CLASSES = 5;
    private static final int WIDTH = SampleModels.WIDTH;

    private final MultiLayerNetwork weights = SampleModels.cnn(CLASSES);
    private final List<float[]> rows = SampleModels.rows(33, WIDTH, 1);

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 8, 64})
    void givesTheLogitsOfTheSameNetworkInDeeplearning4j(int batch) {
        Network onnx = OnnxModels.read(SampleModels.cnnFile(weights, CLASSES, batch)
                .output("logits", batch, CLASSES)
                .bytes());

        List<float[]> outputs = onnx.restore().run(rows);

        List<float[]> expected =
                Network.of(weights, List.of(1, 8, 8), CLASSES).restore().run(rows);
        assertThat(onnx.inputShape()).containsExactly(1, 8, 8);
        assertThat(onnx.outputWidth()).isEqualTo(CLASSES);
        assertThat(outputs).hasSameSizeAs(rows);
        for (int row = 0; row < rows.size(); row++) {
            assertThat(outputs.get(row)).containsExactly(expected.get(row), within(1e-5f));
        }
        assertThat(onnx.restore().run(List.of())).isEmpty();
    }

    @Test
    void copiesShareOneSessionAndMayRunAtOnce() throws Exception {
        Network onnx = network();
        assertThat(SharedSessions.of(onnx)).isSameAs(SharedSessions.of(onnx));
        List<float[]> expected = onnx.restore().run(rows);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<float[]>>> results = new ArrayList<>();
            for (int task = 0; task < 16; task++) {
                results.add(threads.submit(() -> NetworkPool.shared().run(onnx, rows)));
            }
            for (Future<List<float[]>> result : results) {
                assertThat(result.get().toArray(float[][]::new)).isDeepEqualTo(expected.toArray(float[][]::new));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void staysTheSameInAModelFolder(@TempDir Path parent) throws IOException {
        Network onnx = network();
        Provenance provenance =
                new Provenance("elsewhere", 1, "onnx", 1, 1, 0.1, 1, 1, "2026-01-01T00:00:00Z", Map.of());
        ModelFolder folder = ModelFolder.at(parent.resolve("models").toString(), new Configuration());

        folder.save(new ModelSet(onnx, provenance, List.of()), IfPresent.REFUSE);

        assertThat(Files.readAllBytes(parent.resolve("models/base.onnx"))).isEqualTo(onnx.bytes());
        assertThat(folder.loadBase()).isEqualTo(onnx);
        assertThat(folder.loadBase().restore().run(rows).toArray(float[][]::new))
                .isDeepEqualTo(onnx.restore().run(rows).toArray(float[][]::new));
    }

    @Test
    void refusesRowsThatDoNotFit() {
        ModelRunner runner = network().restore();

        assertThatThrownBy(() -> runner.run(List.of(new float[WIDTH], new float[3])))
                .isInstanceOf(BadRowException.class)
                .hasMessageContaining("Row 1 of the batch has 3 values, but the network takes 64");
    }

    @Test
    void refusesBytesThatAreNoModel() {
        assertThatThrownBy(() -> OnnxModels.read(new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The 3 bytes are no ONNX model that ONNX Runtime");
    }

    @Test
    void namesWhatIsThereWhenNamesAreWrongOrManifold() {
        byte[] two = SampleModels.cnnFile(weights, CLASSES, -1)
                .output("logits", -1, CLASSES)
                .output("flat", -1, 36)
                .bytes();

        assertThatThrownBy(() -> OnnxModels.read(two))
                .hasMessageContaining("has the inputs [pixels] and the outputs [logits, flat]; say which ones to use");
        assertThat(OnnxModels.read(two, "pixels", "flat").outputWidth()).isEqualTo(36);
        assertThatThrownBy(() -> OnnxModels.read(two, "pixels", "scores"))
                .hasMessageContaining("but \"pixels\" and \"scores\" were asked for");
    }

    @Test
    void refusesSizesThatAreNotFixedAndOtherTypes() {
        byte[] open = new OnnxFile()
                .node("Relu", "y", "x")
                .input("x", -1, -1)
                .output("y", -1, -1)
                .bytes();
        byte[] doubles = new OnnxFile()
                .node("Relu", "y", "x")
                .doubleInput("x", -1, 4)
                .doubleOutput("y", -1, 4)
                .bytes();

        assertThatThrownBy(() -> OnnxModels.read(open))
                .hasMessageContaining("The ONNX model maps x [-1, -1] to y [-1, -1], where -1 is any size");
        assertThatThrownBy(() -> OnnxModels.read(doubles))
                .hasMessageContaining("The input \"x\" of the ONNX model is")
                .hasMessageContaining("only tensors of 32-bit floats are supported");
    }

    @Test
    void refusesAModelThatEndsInASoftmax() {
        byte[] probabilities = SampleModels.cnnFile(weights, CLASSES, -1)
                .node("Softmax", "probabilities", "logits")
                .output("probabilities", -1, CLASSES)
                .bytes();

        assertThatThrownBy(() -> OnnxModels.read(probabilities))
                .hasMessageContaining("positive and add up to 1 in every row, so it ends in a softmax");
    }

    @Test
    void refusesANetworkThatWasSaidToBeOfAnotherShape() {
        Network wrong =
                new Network(Network.Kind.ONNX, network().bytes(), List.of(WIDTH), CLASSES, List.of("pixels", "logits"));

        assertThatThrownBy(wrong::restore)
                .hasMessageContaining(
                        "maps rows of shape [1, 8, 8] to 5 values, but the network was said to be Network");
    }

    private Network network() {
        return OnnxModels.read(SampleModels.cnnFile(weights, CLASSES, -1)
                .output("logits", -1, CLASSES)
                .bytes());
    }
}
