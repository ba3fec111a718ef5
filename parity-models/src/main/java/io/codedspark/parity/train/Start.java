package io.codedspark.parity.train;

import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.run.FastConvolution;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.Network;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where the weights of a parity network start. */
public enum Start {
    /** At random, by the seed. */
    FRESH,
    /** At random as in the published systems: kernels by Xavier's rule, biases zero, other weights N(0, 0.01). */
    AS_PUBLISHED,
    /**
     * At the deployed network's weights, changed so that the network gives at first what the mean control gives: the first
     * layer's weights divided by the number of rows that are added up in an input, the last layer's multiplied by the number
     * of terms that are added up in a target. A narrower network has the weights of the first channels and units; one for k
     * inputs at once is k narrow copies side by side. Needs the same layers.
     */
    FROM_BASE;

    private static final double PUBLISHED_DEVIATION = 0.01;

    /** From the base where it has the architecture's layers, else fresh. */
    public static Start possible(Network base, Architecture architecture, ImageShape source) {
        return isReadable(base) && hasLayers(read(base), base, architecture, source) ? FROM_BASE : FRESH;
    }

    /**
     * A deployed network with an architecture's layers.
     *
     * @throws IllegalArgumentException when it has others
     */
    static Model base(Network base, Architecture architecture, ImageShape source) {
        Model network = read(base);
        if (!hasLayers(network, base, architecture, source)) {
            throw new IllegalArgumentException("The deployed network " + base + " has not the layers of " + architecture
                    + "; name its architecture, or choose a code that starts fresh.");
        }
        return network;
    }

    private static boolean hasLayers(Model network, Network base, Architecture architecture, ImageShape source) {
        Map<String, INDArray> there = network.paramTable();
        Map<String, INDArray> own = Blueprint.build(
                        architecture, source, base.outputWidth(), Blueprint.Task.VALUES, TrainingPlan.forParity())
                .paramTable();
        return there.keySet().equals(own.keySet())
                && own.entrySet().stream().allMatch(w -> w.getValue().equalShapes(there.get(w.getKey())));
    }

    void prepare(Model network, Network base, LearnedCode code, float scale) {
        if (this == FRESH) {
            return;
        }
        if (this == AS_PUBLISHED) {
            asPublished(network);
            return;
        }
        Model source = read(base);
        Map<String, INDArray> from = new TreeMap<>(source.paramTable());
        Map<String, INDArray> to = network.paramTable();
        boolean narrowed = code.pieces() > 1 || !code.piece().equals(code.source());
        for (Map.Entry<String, INDArray> weights : to.entrySet()) {
            INDArray other = from.get(weights.getKey());
            if (other == null
                    || from.size() != to.size()
                    || other.rank() != weights.getValue().rank()
                    || !narrowed && !weights.getValue().equalShapes(other)) {
                throw new IllegalArgumentException(
                        "The parity network cannot start from the deployed one: their architectures" + " differ at "
                                + weights.getKey() + ". Start fresh, or train the same architecture.");
            }
        }
        List<String> layers = Blueprint.layers(network);
        SideBySide.fill(code.piece().size() / code.source().size(), to, from, layers);
        String last = layers.get(layers.size() - 1);
        network.getParam(layers.get(0) + "_W").divi(code.addedInputs());
        network.getParam(last + "_W").muli(code.addedTerms() / scale);
        network.getParam(last + "_b").muli(code.addedTerms() / scale);
    }

    private static void asPublished(Model network) {
        for (INDArray weights : network.paramTable().values()) {
            if (weights.rank() == 4) {
                long field = weights.size(2) * weights.size(3);
                double bound = Math.sqrt(2) * Math.sqrt(6.0 / (field * (weights.size(0) + weights.size(1))));
                weights.assign(Nd4j.rand(weights.shape()).muli(2 * bound).subi(bound));
            } else if (weights.size(0) > 1) {
                weights.assign(Nd4j.randn(weights.shape()).muli(PUBLISHED_DEVIATION));
            }
        }
    }

    private static boolean isReadable(Network base) {
        return base.kind() == Network.Kind.MULTILAYER || base.kind() == Network.Kind.GRAPH;
    }

    private static Model read(Network base) {
        if (!isReadable(base)) {
            throw new IllegalArgumentException(
                    "Only from a network of Deeplearning4j a parity network can start, not from " + base
                            + "; start fresh.");
        }
        FastConvolution.enable();
        ByteArrayInputStream bytes = new ByteArrayInputStream(base.bytes());
        try {
            return base.kind() == Network.Kind.GRAPH
                    ? ModelSerializer.restoreComputationGraph(bytes, false)
                    : ModelSerializer.restoreMultiLayerNetwork(bytes, false);
        } catch (IOException e) {
            throw new IllegalArgumentException("The deployed network cannot be read: " + base, e);
        }
    }
}
