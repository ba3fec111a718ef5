package io.codedspark.parity.onnx;

import io.codedspark.parity.run.ModelRunner;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.RowBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs an ONNX model on rows. Where the model was exported with a fixed batch, rows run in pieces of that size, the last one
 * filled up with rows of zeros.
 */
final class OnnxRunner implements ModelRunner {

    private final SharedSessions.Shared shared;
    private final String input;
    private final String output;
    private final OnnxShape shape;
    private final int inputWidth;

    OnnxRunner(Network network, SharedSessions.Shared shared) {
        this.shared = shared;
        this.input = network.variables().get(0);
        this.output = network.variables().get(1);
        this.shape = OnnxShape.of(shared.session(), input, output);
        this.inputWidth = network.inputWidth();
        if (!shape.input().equals(network.inputShape()) || shape.outputWidth() != network.outputWidth()) {
            throw new IllegalArgumentException("The ONNX model maps rows of shape " + shape.input() + " to "
                    + shape.outputWidth() + " values, but the network was said to be " + network
                    + "; read the model with OnnxModels.");
        }
    }

    @Override
    public int inputWidth() {
        return inputWidth;
    }

    @Override
    public int outputWidth() {
        return shape.outputWidth();
    }

    @Override
    public List<float[]> run(List<float[]> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        float[] packed = RowBatch.pack(rows, inputWidth);
        if (shape.batch() == 0) {
            return outputs(packed, rows.size());
        }
        List<float[]> outputs = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += shape.batch()) {
            int count = Math.min(shape.batch(), rows.size() - from);
            float[] piece = new float[shape.batch() * inputWidth];
            System.arraycopy(packed, from * inputWidth, piece, 0, count * inputWidth);
            outputs.addAll(outputs(piece, shape.batch()).subList(0, count));
        }
        return outputs;
    }

    private List<float[]> outputs(float[] packed, int rows) {
        long[] dimensions = new long[shape.input().size() + 1];
        Arrays.setAll(dimensions, i -> i == 0 ? rows : shape.input().get(i - 1));
        return RowBatch.unpack(shared.session().run(input, packed, dimensions, output), rows, shape.outputWidth());
    }
}
