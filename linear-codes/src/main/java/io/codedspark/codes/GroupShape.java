package io.codedspark.codes;

import java.io.Serializable;

/**
 * The shape of a group: {@code k} source slots, numbered {@code 0 .. k-1}, and {@code r} parity slots, numbered
 * {@code k .. k+r-1}.
 *
 * @param k source slots, 1 to 63
 * @param r parity slots, 0 or more, with {@code k + r <= 64}
 */
public record GroupShape(int k, int r) implements Serializable {

    /** The largest {@code k + r}: the slots of a group are the bits of a {@code long}. */
    public static final int MAX_SLOTS = 64;

    public GroupShape {
        if (k < 1 || r < 0 || k + r > MAX_SLOTS) {
            throw new IllegalArgumentException("A group needs k >= 1 source slots, r >= 0 parity slots and k + r <= "
                    + MAX_SLOTS + ", but k = " + k + " and r = " + r + "; choose a smaller group.");
        }
    }

    /** All slots of the group: {@code k + r}. */
    public int n() {
        return k + r;
    }

    /** Whether a slot holds a source; the others hold parity. */
    public boolean isSource(int slot) {
        if (slot < 0 || slot >= n()) {
            throw new IndexOutOfBoundsException("Slot " + slot + " is outside 0 .. " + (n() - 1) + " of " + this + ".");
        }
        return slot < k;
    }

    @Override
    public String toString() {
        return "(k = " + k + ", r = " + r + ")";
    }
}
