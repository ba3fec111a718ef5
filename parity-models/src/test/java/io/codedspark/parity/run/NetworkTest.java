package io.codedspark.parity.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class NetworkTest {

    private final List<float[]> images = SampleNetworks.rows(33, 64, 1);

    @Test
    void givesTheValuesBeforeTheSoftmaxOfAnOutputLayer() {
        MultiLayerNetwork model = SampleNetworks.cnn(5);
        float[][] probabilities = model.output(
                        Nd4j.create(images.toArray(float[][]::new)).reshape(33, 1, 8, 8))
                .toFloatMatrix();

        List<float[]> logits = Network.of(model, List.of(1, 8, 8), 5).restore().run(images);

        assertSoftmaxGives(logits, probabilities);
    }

    @Test
    void givesTheValuesBeforeTheSoftmaxOfALossLayer() {
        MultiLayerNetwork model = SampleNetworks.mlpWithLossLayer(64, 3);
        float[][] probabilities =
                model.output(Nd4j.create(images.toArray(float[][]::new))).toFloatMatrix();

        assertSoftmaxGives(Network.of(model, List.of(64), 3).restore().run(images), probabilities);
    }

    @Test
    void runsGraphs() {
        var graph = SampleNetworks.graph(64, 4);
        float[][] probabilities =
                graph.outputSingle(Nd4j.create(images.toArray(float[][]::new))).toFloatMatrix();

        assertSoftmaxGives(Network.of(graph, List.of(64), 4).restore().run(images), probabilities);
    }

    @Test
    void runsSameDiffGraphs() {
        var graph = SampleNetworks.sameDiff(64, 4);
        float[][] weights = graph.getVariable("w").getArr().toFloatMatrix();
        Network network = Network.of(graph, List.of(64), 4, List.of("x", "logits"));

        float[] first = network.restore().run(images).get(0);

        double expected = 0;
        for (int i = 0; i < 64; i++) {
            expected += images.get(0)[i] * weights[i][2];
        }
        assertThat((double) first[2]).isCloseTo(expected, within(1e-4));
    }

    @Test
    void namesTheVariablesOfAGraphThatLacksTheOneAskedFor() {
        Network network = Network.of(SampleNetworks.sameDiff(64, 4), List.of(64), 4, List.of("x", "scores"));

        assertThatThrownBy(network::restore)
                .hasMessageContaining("no variable scores")
                .hasMessageContaining("logits");
    }

    @Test
    void isBitIdenticalFromRunToRunAndFromCopyToCopy() {
        Network network = Network.of(SampleNetworks.cnn(5), List.of(1, 8, 8), 5);
        ModelRunner one = network.restore();
        List<float[]> first = one.run(images);

        assertThat(one.run(images)).usingRecursiveComparison().isEqualTo(first);
        assertThat(network.restore().run(images)).usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void staysTheSameThroughJavaSerialisation() throws Exception {
        Network network = Network.of(SampleNetworks.cnn(5), List.of(1, 8, 8), 5);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(network);
        }
        Network read;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            read = (Network) in.readObject();
        }

        assertThat(read).isEqualTo(network);
        assertThat(read.restore().run(images))
                .usingRecursiveComparison()
                .isEqualTo(network.restore().run(images));
    }

    @Test
    void hasAnotherIdForOtherBytesOrAnotherShape() {
        Network network = Network.of(SampleNetworks.cnn(5), List.of(1, 8, 8), 5);
        assertThat(network.id()).hasSize(64);
        assertThat(Network.of(SampleNetworks.cnn(6), List.of(1, 8, 8), 6).id()).isNotEqualTo(network.id());
        assertThat(new Network(Network.Kind.MULTILAYER, network.bytes(), List.of(64), 5, List.of()).id())
                .isNotEqualTo(network.id());
    }

    @Test
    void runsAFoldedNetworkOnSingleRows() {
        Network stacks = Network.of(SampleNetworks.mlpWithLossLayer(128, 6), List.of(128), 6);
        Network folded = stacks.folded(new Folding(2));

        List<float[]> outputs = folded.restore().run(images);

        assertThat(folded.inputShape()).containsExactly(64);
        assertThat(folded.inputWidth()).isEqualTo(64);
        assertThat(folded.outputWidth()).isEqualTo(3);
        assertThat(folded.unfolded()).isEqualTo(stacks);
        assertThat(folded.id()).isNotEqualTo(stacks.id());
        assertThat(outputs).hasSize(33);
        List<float[]> byHand = stacks.restore().run(new Folding(2).fold(images));
        assertThat(outputs.get(5)).containsExactly(Arrays.copyOfRange(byHand.get(2), 3, 6));
        assertThat(outputs.get(32)).containsExactly(Arrays.copyOf(byHand.get(16), 3));
        assertThatThrownBy(() -> folded.restore().run(List.of(new float[64], new float[63])))
                .hasMessageContaining("Row 1 of the batch has 63 values, but the network takes 64");
        assertThatThrownBy(() -> stacks.folded(new Folding(4)))
                .hasMessageContaining(
                        "A network of stacks of f = 4 inputs has channels (or columns) and outputs that f divides");
    }

    @Test
    void refusesRowsOfAnotherWidthByNumber() {
        ModelRunner runner =
                Network.of(SampleNetworks.mlpWithLossLayer(4, 3), List.of(4), 3).restore();
        List<float[]> rows = List.of(new float[4], new float[5]);

        assertThatThrownBy(() -> runner.run(rows))
                .isInstanceOf(BadRowException.class)
                .hasMessageContaining("Row 1 of the batch has 5 values, but the network takes 4");
    }

    @Test
    void refusesValuesThatAreNotFiniteByNumberAndPosition() {
        ModelRunner runner =
                Network.of(SampleNetworks.mlpWithLossLayer(4, 3), List.of(4), 3).restore();

        assertThatThrownBy(() -> runner.run(List.of(new float[] {0, 1, Float.NaN, 0})))
                .hasMessageContaining("Row 0 of the batch has NaN at position 2 of 4");
        assertThatThrownBy(() -> runner.run(List.of(new float[4], new float[] {0, Float.NEGATIVE_INFINITY, 0, 0})))
                .hasMessageContaining("Row 1 of the batch has -Infinity at position 1 of 4");
    }

    @Test
    void saysWhenTheBytesAreNoNetwork() {
        Network broken = new Network(Network.Kind.MULTILAYER, new byte[] {1, 2, 3}, List.of(4), 3, List.of());

        assertThatThrownBy(broken::restore)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The 3 bytes of network")
                .hasMessageContaining("MULTILAYER");
    }

    @Test
    void saysWhenTheStatedOutputWidthIsWrong() {
        ModelRunner runner =
                Network.of(SampleNetworks.mlpWithLossLayer(4, 3), List.of(4), 7).restore();

        assertThatThrownBy(() -> runner.run(List.of(new float[4]))).hasMessageContaining("7 a row were expected");
    }

    private static void assertSoftmaxGives(List<float[]> logits, float[][] probabilities) {
        assertThat(logits).hasSize(probabilities.length);
        boolean someLogitIsNoProbability = false;
        for (int r = 0; r < probabilities.length; r++) {
            double sum = 0;
            for (float logit : logits.get(r)) {
                sum += Math.exp(logit);
                someLogitIsNoProbability |= logit < 0 || logit > 1;
            }
            for (int c = 0; c < probabilities[r].length; c++) {
                assertThat(Math.exp(logits.get(r)[c]) / sum).isCloseTo(probabilities[r][c], within(1e-5));
            }
        }
        assertThat(someLogitIsNoProbability).isTrue();
    }
}
