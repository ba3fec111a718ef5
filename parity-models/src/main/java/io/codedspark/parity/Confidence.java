package io.codedspark.parity;

import io.codedspark.parity.encode.Logits;
import java.io.Serializable;

/**
 * How sure a reconstructed row of a classifier is: the probability that its class is the one the deployed network would have
 * given, {@code 1 / (1 + exp(-(offset + slope * margin)))} of the {@linkplain Logits#margin margin} of its logits.
 *
 * <p>Fitted on rows held back from training, with one source of a group erased and all parities there. Where more is missing
 * it promises too much.
 *
 * @param offset of the log-odds, at a margin of zero
 * @param slope log-odds for one logit of margin, 0 or more: a larger margin is never less sure
 * @param rows reconstructed rows it was fitted on; 0 where nothing is known
 */
public record Confidence(double offset, double slope, int rows) implements Serializable {

    /** Of models that were saved without one, and of outputs that are no classes. */
    public static final Confidence UNKNOWN = new Confidence(0, 0, 0);

    public Confidence {
        if (!Double.isFinite(offset) || !Double.isFinite(slope) || slope < 0 || rows < 0) {
            throw new IllegalArgumentException(
                    "A confidence needs a finite offset, a finite slope of 0 or more and 0 or"
                            + " more rows, but offset = " + offset + ", slope = " + slope + " and rows = " + rows
                            + " were given; train the parity model again.");
        }
    }

    /** Whether it was fitted. */
    public boolean known() {
        return rows > 0;
    }

    /**
     * The probability for a reconstructed row, 0 to 1.
     *
     * @param logits at least two
     * @throws IllegalStateException when nothing is known
     */
    public double of(float[] logits) {
        if (!known()) {
            throw new IllegalStateException(
                    "This parity model has no confidence: it was saved without one, or its outputs"
                            + " are no classes. Train it again, or ask for no confidence.");
        }
        return 1 / (1 + Math.exp(-(offset + slope * Logits.margin(logits))));
    }
}
