package io.codedspark.parity.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs Deeplearning4j networks. The softmax of the last layer, whether an output, loss or activation layer has it, is
 * replaced by the identity in the restored copy, so that its outputs are logits.
 */
final class Dl4jRunner implements ModelRunner {

    private final int inputWidth;
    private final int outputWidth;
    private final int[] inputShape;
    private final DataType type;
    private final UnaryOperator<INDArray> forward;

    private Dl4jRunner(Network network, DataType type, UnaryOperator<INDArray> forward) {
        this.inputWidth = network.inputWidth();
        this.outputWidth = network.outputWidth();
        this.inputShape = network.inputShape().stream().mapToInt(i -> i).toArray();
        this.type = type;
        this.forward = forward;
    }

    static Dl4jRunner multiLayer(Network network, byte[] bytes) throws IOException {
        MultiLayerNetwork model = ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(bytes), false);
        takeSoftmaxOff(model.getLayer(model.getnLayers() - 1).conf().getLayer());
        return new Dl4jRunner(network, model.params().dataType(), x -> model.output(x, false));
    }

    static Dl4jRunner graph(Network network, byte[] bytes) throws IOException {
        ComputationGraph model = ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(bytes), false);
        if (model.getNumInputArrays() != 1 || model.getNumOutputArrays() != 1) {
            throw new IllegalArgumentException("The graph has " + model.getNumInputArrays() + " inputs and "
                    + model.getNumOutputArrays() + " outputs, but one of each is needed.");
        }
        takeSoftmaxOff(model.getOutputLayer(0).conf().getLayer());
        return new Dl4jRunner(network, model.params().dataType(), x -> model.outputSingle(false, x));
    }

    @Override
    public int inputWidth() {
        return inputWidth;
    }

    @Override
    public int outputWidth() {
        return outputWidth;
    }

    @Override
    public List<float[]> run(List<float[]> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        INDArray input = TensorBatch.of(RowBatch.pack(rows, inputWidth), rows.size(), inputShape, type);
        return RowBatch.unpack(TensorBatch.floats(forward.apply(input)), rows.size(), outputWidth);
    }

    private static void takeSoftmaxOff(Layer last) {
        if (last instanceof BaseLayer layer && layer.getActivationFn() instanceof ActivationSoftmax) {
            layer.setActivationFn(new ActivationIdentity());
        } else if (last instanceof ActivationLayer layer && layer.getActivationFn() instanceof ActivationSoftmax) {
            layer.setActivationFn(new ActivationIdentity());
        }
    }
}
