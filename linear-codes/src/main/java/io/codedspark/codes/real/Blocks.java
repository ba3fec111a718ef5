package io.codedspark.codes.real;

import io.codedspark.codes.GroupShape;
import io.codedspark.codes.Recovery;
import io.codedspark.codes.machine.MultiplyAdd;
import java.lang.reflect.Array;
import java.util.Arrays;

/** Arithmetic on blocks: weighted sums in double precision, and the checks that make a wrong call fail loudly. */
final class Blocks {

    private Blocks() {}

    /** {@code into += weight * block}; an empty block counts as zero. */
    static void add(double weight, double[] block, double[] into) {
        if (absent(block.length, into)) {
            return;
        }
        for (int i = 0; i < into.length; i++) {
            into[i] = MultiplyAdd.of(weight, block[i], into[i]);
        }
    }

    /** {@code into += weight * block}; an empty block counts as zero. */
    static void add(double weight, float[] block, double[] into) {
        if (absent(block.length, into)) {
            return;
        }
        for (int i = 0; i < into.length; i++) {
            into[i] = MultiplyAdd.of(weight, block[i], into[i]);
        }
    }

    static float[] round(double[] sum) {
        float[] rounded = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            rounded[i] = (float) sum[i];
        }
        return rounded;
    }

    /** Some of the blocks, in the order of the slots. */
    static <T> T[] select(T[] blocks, int[] slots) {
        T[] selected = Arrays.copyOf(blocks, slots.length);
        for (int i = 0; i < slots.length; i++) {
            selected[i] = blocks[slots[i]];
        }
        return selected;
    }

    /** The common length of {@code k} source blocks, of which those of absent sources are empty. */
    static int sourceLength(GroupShape shape, Object[] sources) {
        if (sources.length != shape.k()) {
            throw new IllegalArgumentException(sources.length + " source blocks were given for a group " + shape
                    + "; give " + shape.k() + ", empty ones for absent sources.");
        }
        int length = 0;
        for (int source = 0; source < sources.length; source++) {
            length = agree(length, sources, source, "source");
        }
        return length;
    }

    /** The common length of the blocks that a recovery of the target reads; see below. */
    static int decodedLength(GroupShape shape, Recovery recovery, int target, Object[] bySlot) {
        index(recovery.targets(), target, "source", "targets");
        return decodedLength(shape, recovery, bySlot);
    }

    /** The common length of the blocks that a recovery reads; a parity block may be empty only when all are. */
    static int decodedLength(GroupShape shape, Recovery recovery, Object[] bySlot) {
        if (bySlot.length != shape.n()) {
            throw new IllegalArgumentException(bySlot.length + " blocks were given for the slots of a group " + shape
                    + "; give " + shape.n() + ", empty ones for erased slots and absent sources.");
        }
        int length = 0;
        for (int slot : recovery.slots()) {
            length = agree(length, bySlot, slot, "slot");
        }
        for (int slot : recovery.slots()) {
            if (length > 0 && !shape.isSource(slot) && Array.getLength(bySlot[slot]) == 0) {
                throw new IllegalArgumentException("The block of parity slot " + slot + " is empty, but others hold "
                        + length + " values; give the parity's output, or mark slot " + slot + " as erased.");
            }
        }
        return length;
    }

    /** The weight of an arrived slot in an erased source. */
    static double weight(Recovery recovery, int target, int slot) {
        int row = index(recovery.targets(), target, "source", "targets");
        return recovery.weights()[row][index(recovery.slots(), slot, "slot", "slots")];
    }

    private static int index(int[] values, int wanted, String what, String where) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == wanted) {
                return i;
            }
        }
        throw new IllegalArgumentException("The " + what + " " + wanted + " is not among the " + where + " "
                + Arrays.toString(values) + " of this recovery; ask the code for the recovery of the pattern.");
    }

    private static boolean absent(int length, double[] into) {
        if (length != 0 && length != into.length) {
            throw new IllegalArgumentException(
                    "A block of " + length + " values cannot be added to a sum of " + into.length
                            + "; the blocks of a group must be equally long, so pad the shorter ones with zeros.");
        }
        return length == 0;
    }

    private static int agree(int length, Object[] blocks, int which, String what) {
        int own = Array.getLength(blocks[which]);
        if (own != 0 && length != 0 && own != length) {
            throw new IllegalArgumentException("The block of " + what + " " + which + " holds " + own
                    + " values, but those before it hold " + length
                    + "; the blocks of a group must be equally long, so pad the shorter ones with zeros.");
        }
        return Math.max(length, own);
    }
}
