package io.codedspark.parity.train;

import io.codedspark.parity.OutputKind;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.Network;

/** Checks that a deployed network is one that parity networks can be trained for. */
final class BaseOutputs {

    private static final double ROUNDING = 1e-4;

    private BaseOutputs() {}

    /**
     * Before it runs.
     *
     * @param classes of the labels; only looked at where outputs are classes
     */
    static void requireWidths(Network base, OutputKind kind, ImageShape shape, int classes) {
        if (base.inputWidth() != shape.size() || kind == OutputKind.CLASSES && base.outputWidth() != classes) {
            throw new IllegalArgumentException("The deployed network maps " + base.inputWidth() + " to "
                    + base.outputWidth() + " values, but the data has rows of " + shape.size()
                    + (kind == OutputKind.CLASSES ? " and " + classes + " classes." : "."));
        }
    }

    /** On rows that it ran on. */
    static void requireUsable(OutputKind kind, float[][] outputs) {
        boolean shares = true;
        boolean within = true;
        for (int r = 0; r < outputs.length; r++) {
            double sum = 0;
            for (int i = 0; i < outputs[r].length; i++) {
                float value = outputs[r][i];
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException("The deployed network gives " + value + " in place " + i
                            + " for row " + r + " of those held back; nothing can be learned from it. Check its weights"
                            + " and whether rows are scaled as it was trained.");
                }
                within &= value >= 0 && value <= 1;
                sum += value;
            }
            shares &= within && Math.abs(sum - 1) < ROUNDING;
        }
        if (kind == OutputKind.CLASSES && shares) {
            throw new IllegalArgumentException("The deployed network gives probabilities that add up to 1, not logits:"
                    + " their sums cannot be taken apart well. Give the network without its softmax (for SameDiff name"
                    + " the variable before it).");
        }
        if (kind == OutputKind.LABELS && within) {
            throw new IllegalArgumentException("The deployed network gives probabilities between 0 and 1, not logits of"
                    + " labels. Give the network without its sigmoid (Network.withoutSigmoid, or for SameDiff name the"
                    + " variable before it).");
        }
    }
}
