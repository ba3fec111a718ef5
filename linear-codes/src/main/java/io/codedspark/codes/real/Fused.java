package io.codedspark.codes.real;

import io.codedspark.codes.Recovery;
import io.codedspark.codes.real.kernel.WeightedSums;
import java.lang.reflect.Array;
import java.util.Arrays;

/** All parities, or all erased sources, in one pass; empty blocks are left out. */
final class Fused {

    private Fused() {}

    static void encode(RealCode code, double[][] sources, double[][] into) {
        check(into, code.shape().r(), Blocks.sourceLength(code.shape(), sources), "parities");
        int[] present = present(all(sources.length), sources);
        WeightedSums.run(parityWeights(code, present), Blocks.select(sources, present), into);
    }

    static void encode(RealCode code, float[][] sources, float[][] into) {
        check(into, code.shape().r(), Blocks.sourceLength(code.shape(), sources), "parities");
        int[] present = present(all(sources.length), sources);
        WeightedSums.run(parityWeights(code, present), Blocks.select(sources, present), into);
    }

    static void decode(RealCode code, Recovery recovery, double[][] bySlot, double[][] into) {
        check(into, recovery.targets().length, Blocks.decodedLength(code.shape(), recovery, bySlot), "targets");
        int[] present = present(recovery.slots(), bySlot);
        WeightedSums.run(columns(recovery, present), Blocks.select(bySlot, present), into);
    }

    static void decode(RealCode code, Recovery recovery, float[][] bySlot, float[][] into) {
        check(into, recovery.targets().length, Blocks.decodedLength(code.shape(), recovery, bySlot), "targets");
        int[] present = present(recovery.slots(), bySlot);
        WeightedSums.run(columns(recovery, present), Blocks.select(bySlot, present), into);
    }

    // Plain loops below: with blocks of 64 KiB streams would take as long as the sums.

    private static int[] all(int count) {
        int[] all = new int[count];
        for (int i = 0; i < count; i++) {
            all[i] = i;
        }
        return all;
    }

    /** Those of the slots whose block is not empty. */
    private static int[] present(int[] slots, Object[] blocks) {
        int[] present = new int[slots.length];
        int count = 0;
        for (int slot : slots) {
            if (Array.getLength(blocks[slot]) > 0) {
                present[count] = slot;
                count++;
            }
        }
        return Arrays.copyOf(present, count);
    }

    private static double[][] parityWeights(RealCode code, int[] sources) {
        double[][] weights = new double[code.shape().r()][sources.length];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < sources.length; j++) {
                weights[i][j] = code.parityWeight(i, sources[j]);
            }
        }
        return weights;
    }

    /** The weights of some of the recovery's slots, which are in its order. */
    private static double[][] columns(Recovery recovery, int[] slots) {
        int[] used = recovery.slots();
        double[][] weights = recovery.weights();
        if (slots.length == used.length) {
            return weights;
        }
        double[][] columns = new double[weights.length][slots.length];
        int column = 0;
        for (int c = 0; c < used.length && column < slots.length; c++) {
            if (used[c] == slots[column]) {
                for (int t = 0; t < weights.length; t++) {
                    columns[t][column] = weights[t][c];
                }
                column++;
            }
        }
        return columns;
    }

    private static void check(Object[] into, int wanted, int length, String what) {
        if (into.length != wanted) {
            throw new IllegalArgumentException(
                    into.length + " blocks were given for " + wanted + " " + what + "; give " + wanted + ".");
        }
        for (Object block : into) {
            if (Array.getLength(block) != length) {
                throw new IllegalArgumentException("A block of " + Array.getLength(block) + " values was given for "
                        + what + " of " + length + "; the blocks of a group must be equally long.");
            }
        }
    }
}
