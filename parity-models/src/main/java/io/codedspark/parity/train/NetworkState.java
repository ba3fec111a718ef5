package io.codedspark.parity.train;

import org.deeplearning4j.nn.api.Model;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What changes in a network while it is trained, as plain arrays: these, and not ND4J's, travel through Spark and into
 * checkpoints, whatever serializer Spark uses.
 *
 * @param weights in Deeplearning4j's flat order
 * @param updater the updater's state in its flat order; empty for an updater without state
 * @param iterations steps that the updater has counted
 */
record NetworkState(float[] weights, float[] updater, int iterations) {

    static NetworkState of(Model network) {
        AnyNetwork any = new AnyNetwork(network);
        @Nullable INDArray updater = any.updaterState();
        return new NetworkState(weights(network), updater == null ? new float[0] : floats(updater), any.iterations());
    }

    static float[] weights(Model network) {
        return floats(network.params());
    }

    /** Puts this state into a network of the same configuration. */
    void restore(Model network) {
        if (weights.length != network.numParams()) {
            throw new IllegalArgumentException("The state has " + weights.length + " weights, but the network has "
                    + network.numParams() + "; it is of another architecture.");
        }
        try (INDArray flat = row(weights)) {
            network.setParams(flat);
        }
        AnyNetwork any = new AnyNetwork(network);
        if (updater.length > 0) {
            any.setUpdaterState(row(updater));
        }
        any.setIterations(iterations);
    }

    static INDArray row(float[] values) {
        return Nd4j.createFromArray(values).reshape(1, values.length);
    }

    private static float[] floats(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
