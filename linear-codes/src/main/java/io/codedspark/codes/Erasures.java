package io.codedspark.codes;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * Which slots of a group are erased. Immutable; the slots are the bits of a {@code long}.
 *
 * @param shape the group's shape
 * @param mask bit {@code s} is set when slot {@code s} is erased
 */
public record Erasures(GroupShape shape, long mask) implements Serializable {

    public Erasures {
        if ((mask & ~all(shape)) != 0) {
            throw new IllegalArgumentException("The mask 0x" + Long.toHexString(mask) + " names slots outside 0 .. "
                    + (shape.n() - 1) + " of " + shape + ".");
        }
    }

    /** Nothing is erased. */
    public static Erasures none(GroupShape shape) {
        return new Erasures(shape, 0);
    }

    /** The named slots are erased. */
    public static Erasures of(GroupShape shape, int... slots) {
        long mask = 0;
        for (int slot : slots) {
            shape.isSource(slot);
            mask |= 1L << slot;
        }
        return new Erasures(shape, mask);
    }

    /** All slots are erased but the named ones. */
    public static Erasures allBut(GroupShape shape, int... arrived) {
        return new Erasures(shape, all(shape) & ~of(shape, arrived).mask);
    }

    public boolean isErased(int slot) {
        shape.isSource(slot);
        return (mask >>> slot & 1) != 0;
    }

    /** How many slots are erased. */
    public int count() {
        return Long.bitCount(mask);
    }

    /** The erased source slots, in order. */
    public int[] sources() {
        return slots(0, shape.k(), true);
    }

    /** The arrived source slots, in order. */
    public int[] arrivedSources() {
        return slots(0, shape.k(), false);
    }

    /** The arrived parity slots, in order. */
    public int[] arrivedParities() {
        return slots(shape.k(), shape.n(), false);
    }

    /** Whether an MDS code recovers every source: at least as many parity slots arrived as sources are erased. */
    public boolean withinMds() {
        return sources().length <= arrivedParities().length;
    }

    private int[] slots(int from, int to, boolean erased) {
        return IntStream.range(from, to).filter(s -> isErased(s) == erased).toArray();
    }

    private static long all(GroupShape shape) {
        return -1L >>> (Long.SIZE - shape.n());
    }
}
