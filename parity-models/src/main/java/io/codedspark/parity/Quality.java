package io.codedspark.parity;

import java.io.Serializable;

/**
 * What a parity model is worth, as shares of labelled rows that get the right label, 0 to 1.
 *
 * @param computed the deployed network's own answers (A_a)
 * @param reconstructed answers decoded with the parity network, each member of each group erased in turn (A_d)
 * @param control the same, decoded without any training from the deployed network's output for the mean of the group;
 *     a parity network that does not beat it is worth nothing
 * @param rows how many labelled rows were used; none of them was trained on
 */
public record Quality(double computed, double reconstructed, double control, int rows) implements Serializable {

    /** Whether training was worth its while: reconstructions beat those of the control. */
    public boolean beatsControl() {
        return reconstructed > control;
    }

    /** The accuracy of all answers when a share of them is reconstructed (A_o). */
    public double overall(double reconstructedShare) {
        return (1 - reconstructedShare) * computed + reconstructedShare * reconstructed;
    }
}
