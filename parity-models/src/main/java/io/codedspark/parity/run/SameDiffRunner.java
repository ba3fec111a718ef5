package io.codedspark.parity.run;

import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a SameDiff graph from its input placeholder to the variable that holds the logits. */
final class SameDiffRunner implements ModelRunner {

    private final Network network;
    private final int[] inputShape;
    private final SameDiff graph;
    private final String input;
    private final String logits;

    SameDiffRunner(Network network, SameDiff graph) {
        this.network = network;
        this.graph = graph;
        this.inputShape = network.inputShape().stream().mapToInt(i -> i).toArray();
        this.input = network.variables().get(0);
        this.logits = network.variables().get(1);
        for (String name : network.variables()) {
            if (!graph.hasVariable(name)) {
                throw new IllegalArgumentException("The graph has no variable " + name + "; it has "
                        + graph.variableMap().keySet() + ".");
            }
        }
    }

    @Override
    public int inputWidth() {
        return network.inputWidth();
    }

    @Override
    public int outputWidth() {
        return network.outputWidth();
    }

    @Override
    public List<float[]> run(List<float[]> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        INDArray batch = TensorBatch.of(
                RowBatch.pack(rows, inputWidth()),
                rows.size(),
                inputShape,
                graph.getVariable(input).dataType());
        INDArray result = graph.outputSingle(Map.of(input, batch), logits);
        return RowBatch.unpack(TensorBatch.floats(result), rows.size(), outputWidth());
    }
}
