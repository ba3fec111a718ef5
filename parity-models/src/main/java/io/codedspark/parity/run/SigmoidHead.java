package io.codedspark.parity.run;

import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;

/** Replaces the sigmoid of a last layer by the identity. */
final class SigmoidHead {

    private SigmoidHead() {}

    static void takeOff(org.deeplearning4j.nn.api.Layer last) {
        Layer layer = last.conf().getLayer();
        if (layer instanceof BaseLayer base) {
            require(base.getActivationFn());
            base.setActivationFn(new ActivationIdentity());
        } else if (layer instanceof ActivationLayer activation) {
            require(activation.getActivationFn());
            activation.setActivationFn(new ActivationIdentity());
        } else {
            throw new IllegalArgumentException("The last layer, "
                    + layer.getClass().getSimpleName() + ", has no activation, so no sigmoid can be taken off.");
        }
    }

    private static void require(IActivation activation) {
        if (!(activation instanceof ActivationSigmoid)) {
            throw new IllegalArgumentException("The network ends in " + activation
                    + " and not in a sigmoid; give it as it is if its outputs are logits.");
        }
    }
}
