package io.codedspark.parity;

import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.run.Network;
import java.io.Serializable;
import java.util.List;

/**
 * A deployed network and the parity networks that were trained for it, one for each parity slot of a learned code.
 *
 * <p>Terms of the code are the deployed network's rows as {@link OutputKind#term} makes them: logits of classes minus the
 * row's mean, all others as they are. The networks predict the code's targets divided by their scale.
 *
 * @param base the deployed network
 * @param outputs what its outputs mean
 * @param code which code
 * @param parities its networks, by parity slot; {@code r} of them
 * @param quality measured on rows held back from training
 * @param confidence of reconstructed rows, {@link Confidence#UNKNOWN} where there is none
 * @param provenance of the parity networks
 */
public record ParityModel(
        Network base,
        OutputKind outputs,
        LearnedCode code,
        List<ParityNetwork> parities,
        Quality quality,
        Confidence confidence,
        Provenance provenance)
        implements Serializable {

    /** For a classifier, without a confidence. */
    public ParityModel(
            Network base, LearnedCode code, List<ParityNetwork> parities, Quality quality, Provenance provenance) {
        this(base, OutputKind.CLASSES, code, parities, quality, Confidence.UNKNOWN, provenance);
    }

    public ParityModel {
        parities = List.copyOf(parities);
        if (parities.size() != code.shape().r()) {
            throw new IllegalArgumentException("The code " + code.name() + " of " + code.shape() + " needs "
                    + code.shape().r() + " parity networks, but " + parities.size() + " were given.");
        }
        if (base.inputWidth() != code.source().size()) {
            throw new IllegalArgumentException(
                    "The deployed network takes " + base.inputWidth() + " values, but the code has rows of "
                            + code.source() + ", " + code.source().size() + " values.");
        }
        for (ParityNetwork parity : parities) {
            check(base, code, parity.network());
        }
    }

    /** This model with another confidence. */
    public ParityModel with(Confidence other) {
        return new ParityModel(base, outputs, code, parities, quality, other, provenance);
    }

    /** Sources in a group. */
    public int k() {
        return code.shape().k();
    }

    /** Parity slots in a group. */
    public int r() {
        return code.shape().r();
    }

    private static void check(Network base, LearnedCode code, Network parity) {
        int outputs = code.answerWidth(base.outputWidth());
        if (parity.inputWidth() != code.piece().size() || parity.outputWidth() != outputs) {
            throw new IllegalArgumentException("The code " + code.name() + " of " + code.shape()
                    + " needs parity networks that map " + code.piece().size() + " to " + outputs
                    + " values, but this one maps " + parity.inputWidth() + " to " + parity.outputWidth()
                    + "; both widths must agree.");
        }
    }
}
