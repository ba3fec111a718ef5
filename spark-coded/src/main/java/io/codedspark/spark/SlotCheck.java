package io.codedspark.spark;

import java.util.Set;

/**
 * What a check of the outputs of a group found.
 *
 * @param verdict the outcome
 * @param slots the corrupt slots; none unless located
 */
public record SlotCheck(Verdict verdict, Set<Integer> slots) {

    /** The outcome of a check. */
    public enum Verdict {
        /** The code has no redundancy left to check with, or does not check. */
        UNCHECKED,
        /** The outputs fit each other up to rounding. */
        CLEAN,
        /** Some slots are corrupt, and these are known. */
        LOCATED,
        /** Some slots are corrupt, but which cannot be told. */
        UNLOCATED
    }

    public SlotCheck {
        slots = Set.copyOf(slots);
    }

    /** Nothing was checked. */
    public static SlotCheck unchecked() {
        return new SlotCheck(Verdict.UNCHECKED, Set.of());
    }
}
