package io.codedspark.parity.train;

import java.util.Locale;

/**
 * What all answers of a coded job are worth when a share f of them is reconstructed: {@code A_o(f) = (1 - f) A_a + f A_d}; and what
 * they are worth when the deployed network answers the least sure of the reconstructed rows in a second pass.
 *
 * @param computed share of the rows whose label the deployed network gives (A_a)
 * @param reconstructed share of the rows whose label is given back, each erased in turn (A_d)
 * @param recomputedShare share of the reconstructed rows, those with the least margin, that the deployed network answers after
 *     all, 0 to 1
 * @param revised as {@code reconstructed}, with these answered by the deployed network
 */
public record OverallAccuracy(double computed, double reconstructed, double recomputedShare, double revised) {

    /** A_o when this share of all rows is reconstructed, 0 to 1. */
    public double of(double share) {
        return mixed(share, reconstructed);
    }

    /** A_o when this share of all rows is reconstructed and the least sure of them are computed again. */
    public double ofRevised(double share) {
        return mixed(share, revised);
    }

    private double mixed(double share, double rows) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share of rows was given as " + share + "; it must be 0 to 1.");
        }
        return (1 - share) * computed + share * rows;
    }

    /** One line, for this share of reconstructed rows. */
    public String text(double share) {
        return String.format(
                Locale.ROOT,
                "with %.0f %% of the rows reconstructed %.4f of all labels (A_o); %.4f when the least sure %.0f %% of these are"
                        + " computed again",
                100 * share,
                of(share),
                ofRevised(share),
                100 * recomputedShare);
    }
}
