package io.codedspark.parity.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Outputs of a network while it is trained. */
record Live(UnaryOperator<INDArray> forward, int[] inputShape) {

    private static final int BATCH = 256;

    Live(Model network, List<Integer> inputShape) {
        this(new AnyNetwork(network)::output, array(inputShape));
    }

    private static int[] array(List<Integer> shape) {
        return shape.stream().mapToInt(i -> i).toArray();
    }

    float[][] run(float[][] rows) {
        float[][] outputs = new float[rows.length][];
        long[] shape = new long[inputShape.length + 1];
        for (int from = 0; from < rows.length; from += BATCH) {
            float[][] batch = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + BATCH));
            Arrays.setAll(shape, i -> i == 0 ? batch.length : inputShape[i - 1]);
            INDArray input = Nd4j.createFromArray(batch).reshape(shape);
            float[][] result = forward.apply(input).toFloatMatrix();
            System.arraycopy(result, 0, outputs, from, result.length);
        }
        return outputs;
    }
}
