package io.codedspark.spark;

import io.codedspark.codes.Erasures;
import java.util.List;

/**
 * The outputs of one batch of a group, as far as they arrived.
 *
 * @param erasures which slots are erased
 * @param bySlot for each slot the outputs of its batch; empty for erased slots, for absent sources of a short group, and
 *     where a source has no more rows. A source's list may be shorter than a parity's: the missing rows were encoded as
 *     zero inputs
 * @param <O> a row of the output
 */
public record GroupOutputs<O>(Erasures erasures, List<List<O>> bySlot) {

    public GroupOutputs {
        if (bySlot.size() != erasures.shape().n()) {
            throw new IllegalArgumentException("Outputs of " + bySlot.size() + " slots given for a group "
                    + erasures.shape() + "; give a list for each of its "
                    + erasures.shape().n() + " slots.");
        }
    }

    /** The outputs of a slot, empty when it is erased. */
    public List<O> of(int slot) {
        return bySlot.get(slot);
    }
}
