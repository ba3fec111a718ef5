package io.codedspark.parity;

import io.codedspark.parity.encode.ParityEncoder;
import io.codedspark.parity.run.Network;
import java.io.Serializable;

/**
 * A deployed network and the parity network that was trained for it.
 *
 * <p>For rows {@code x_1 .. x_k} the parity network, given {@code encoder(x_1 .. x_k)}, predicts {@code (F(x_1) + ... +
 * F(x_k)) / scale}, where {@code F} is the deployed network's row of logits minus that row's mean. So an erased row's
 * centred logits are the prediction times {@code scale} minus the centred logits of the others.
 *
 * @param base the deployed network
 * @param parity the parity network; same input and output widths
 * @param k sources in a group, at least 2
 * @param encoder the name of the {@link ParityEncoder}
 * @param scale what the parity network's outputs are multiplied by, above 0
 * @param quality measured on rows held back from training
 * @param provenance of the parity network
 */
public record ParityModel(
        Network base, Network parity, int k, String encoder, float scale, Quality quality, Provenance provenance)
        implements Serializable {

    public ParityModel {
        if (k < 2 || k > 63) {
            throw new IllegalArgumentException("A parity model needs k of 2 to 63, not " + k + ".");
        }
        if (!(scale > 0) || !Float.isFinite(scale)) {
            throw new IllegalArgumentException("The scale must be above 0 and finite, not " + scale + ".");
        }
        if (base.inputWidth() != parity.inputWidth() || base.outputWidth() != parity.outputWidth()) {
            throw new IllegalArgumentException("The deployed network maps " + base.inputWidth() + " to "
                    + base.outputWidth() + " values and the parity network " + parity.inputWidth() + " to "
                    + parity.outputWidth() + "; both widths must agree.");
        }
        ParityEncoder.named(encoder);
    }
}
