package io.codedspark.parity.train;

import io.codedspark.parity.run.Network;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where the weights of a parity network start. */
public enum Start {
    /** At random, by the seed. */
    FRESH,
    /**
     * At the deployed network's weights, changed so that the network gives at first what the mean control gives: the first
     * layer's weights divided by k, the last layer's multiplied by k. Needs the same architecture.
     */
    FROM_BASE;

    void prepare(MultiLayerNetwork network, Network base, int k, float scale) {
        if (this == FRESH) {
            return;
        }
        MultiLayerNetwork source = read(base);
        Map<String, INDArray> from = new TreeMap<>(source.paramTable());
        Map<String, INDArray> to = network.paramTable();
        for (Map.Entry<String, INDArray> weights : to.entrySet()) {
            INDArray other = from.get(weights.getKey());
            if (other == null || !weights.getValue().equalShapes(other) || from.size() != to.size()) {
                throw new IllegalArgumentException(
                        "The parity network cannot start from the deployed one: their architectures" + " differ at "
                                + weights.getKey() + ". Start fresh, or train the same architecture.");
            }
            weights.getValue().assign(other);
        }
        List<String> layers = to.keySet().stream()
                .map(n -> n.substring(0, n.indexOf('_')))
                .distinct()
                .toList();
        String last = layers.get(layers.size() - 1);
        network.getParam(layers.get(0) + "_W").divi(k);
        network.getParam(last + "_W").muli(k / scale);
        network.getParam(last + "_b").muli(k / scale);
    }

    private static MultiLayerNetwork read(Network base) {
        if (base.kind() != Network.Kind.MULTILAYER) {
            throw new IllegalArgumentException(
                    "Only from a MULTILAYER network a parity network can start, not from " + base + "; start fresh.");
        }
        try {
            return ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(base.bytes()), false);
        } catch (IOException e) {
            throw new IllegalArgumentException("The deployed network cannot be read: " + base, e);
        }
    }
}
