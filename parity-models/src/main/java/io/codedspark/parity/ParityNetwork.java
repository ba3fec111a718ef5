package io.codedspark.parity;

import io.codedspark.parity.run.Network;
import java.io.Serializable;

/**
 * The network of one parity slot.
 *
 * @param network answers a parity row's pieces
 * @param scale what its answers are multiplied by to have the size of terms, above 0
 */
public record ParityNetwork(Network network, float scale) implements Serializable {

    public ParityNetwork {
        if (!(scale > 0) || !Float.isFinite(scale)) {
            throw new IllegalArgumentException("The scale must be above 0 and finite, not " + scale + ".");
        }
    }
}
