package io.codedspark.parity.onnx;

import io.codedspark.parity.run.ModelRunner;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.NetworkEngine;

/** Runs ONNX models; found as a service. All copies of a network in a JVM share one session. */
public final class OnnxEngine implements NetworkEngine {

    @Override
    public Network.Kind kind() {
        return Network.Kind.ONNX;
    }

    @Override
    public ModelRunner restore(Network network) {
        return new OnnxRunner(network, SharedSessions.of(network));
    }
}
