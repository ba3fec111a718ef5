package io.codedspark.parity.train;

import io.codedspark.parity.OutputKind;

/**
 * What, beside the plan, makes a difference for a parity network.
 *
 * @param start where its weights start
 * @param targets what its targets are made of
 * @param augmentation how pictures are changed on the way
 * @param hardShare the share of an epoch's groups that are drawn around rows which the network reconstructed worst when
 *     the epoch began; 0 to below 1. Not in the first epoch, and on one machine only
 */
public record Recipe(Start start, Targets targets, Augmentation augmentation, double hardShare) {

    public Recipe {
        if (!(hardShare >= 0 && hardShare < 1)) {
            throw new IllegalArgumentException(
                    "The share of groups around hard rows must be 0 or more and below 1, not " + hardShare + ".");
        }
    }

    /** What targets are made of. */
    public enum Targets {
        /** Logits minus their row's mean (where outputs are no classes, outputs as they are), divided so that they are of order one. */
        CENTRED,
        /** Logits as they are. */
        PLAIN;

        /** An output of the deployed network as targets are made of it. */
        float[] term(OutputKind kind, float[] output) {
            return this == PLAIN ? output : kind.term(output);
        }
    }

    /** Without augmentation and hard groups. */
    public Recipe(Start start, Targets targets) {
        this(start, targets, Augmentation.NONE, 0);
    }

    /** The same recipe with another augmentation. */
    public Recipe withAugmentation(Augmentation newAugmentation) {
        return new Recipe(start, targets, newAugmentation, hardShare);
    }

    /** The same recipe with another share of groups around hard rows. */
    public Recipe withHardShare(double newHardShare) {
        return new Recipe(start, targets, augmentation, newHardShare);
    }

    /** This project's: from the deployed network's weights, centred targets. */
    public static Recipe ours() {
        return new Recipe(Start.FROM_BASE, Targets.CENTRED);
    }

    /**
     * That of the published systems, to compare with: from scratch, logits as they are. Its plan has a constant rate of
     * 0.001, a decay of 1e-5, and 64 inputs a step for k = 2, 32 for others. Kosaian, Rashmi, Venkataraman, Parity models, SOSP
     * 2019.
     */
    public static Recipe published() {
        return new Recipe(Start.AS_PUBLISHED, Targets.PLAIN);
    }
}
