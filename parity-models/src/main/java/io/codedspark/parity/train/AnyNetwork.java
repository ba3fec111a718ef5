package io.codedspark.parity.train;

import io.codedspark.parity.run.Network;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What chains of layers and graphs with one input and one output both do, though Deeplearning4j has no common type for it. */
record AnyNetwork(Model model) {

    void setRate(double rate) {
        if (model instanceof ComputationGraph graph) {
            graph.setLearningRate(rate);
        } else {
            chain().setLearningRate(rate);
        }
    }

    /** One step of training. */
    void fit(INDArray inputs, INDArray targets) {
        if (model instanceof ComputationGraph graph) {
            graph.fit(new INDArray[] {inputs}, new INDArray[] {targets});
        } else {
            chain().fit(inputs, targets);
        }
    }

    INDArray output(INDArray inputs) {
        return model instanceof ComputationGraph graph
                ? graph.outputSingle(false, inputs)
                : chain().output(inputs, false);
    }

    /** The updater's state in its flat order; none for an updater without state. */
    @Nullable
    INDArray updaterState() {
        return model instanceof ComputationGraph graph
                ? graph.getUpdater().getStateViewArray()
                : chain().getUpdater().getStateViewArray();
    }

    void setUpdaterState(INDArray state) {
        if (model instanceof ComputationGraph graph) {
            graph.getUpdater().setStateViewArray(state);
        } else {
            chain().getUpdater().setStateViewArray(chain(), state, false);
        }
    }

    /** Steps that the updater has counted. */
    int iterations() {
        return model instanceof ComputationGraph graph ? graph.getIterationCount() : chain().getIterationCount();
    }

    void setIterations(int count) {
        if (model instanceof ComputationGraph graph) {
            graph.getConfiguration().setIterationCount(count);
        } else {
            chain().setIterationCount(count);
        }
    }

    /** As it is deployed. */
    Network deployed(List<Integer> inputShape, int outputWidth) {
        return model instanceof ComputationGraph graph
                ? Network.of(graph, inputShape, outputWidth)
                : Network.of(chain(), inputShape, outputWidth);
    }

    /**
     * The chain of layers.
     *
     * @throws IllegalArgumentException for a graph
     */
    MultiLayerNetwork chain() {
        if (model instanceof MultiLayerNetwork chain) {
            return chain;
        }
        throw new IllegalArgumentException(
                "This works with chains of layers only, not with graphs; choose another architecture.");
    }
}
