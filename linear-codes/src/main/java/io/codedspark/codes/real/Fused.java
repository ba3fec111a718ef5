package io.codedspark.codes.real;

import io.codedspark.codes.Recovery;
import io.codedspark.codes.real.kernel.WeightedSums;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.stream.IntStream;

/** All parities, or all erased sources, in one pass; empty blocks are left out. */
final class Fused {

    private Fused() {}

    static void encode(RealCode code, double[][] sources, double[][] into) {
        check(into, code.shape().r(), Blocks.sourceLength(code.shape(), sources), "parities");
        int[] present = present(IntStream.range(0, sources.length).toArray(), sources);
        WeightedSums.run(
                parityWeights(code, present),
                IntStream.of(present).mapToObj(j -> sources[j]).toArray(double[][]::new),
                into);
    }

    static void encode(RealCode code, float[][] sources, float[][] into) {
        check(into, code.shape().r(), Blocks.sourceLength(code.shape(), sources), "parities");
        int[] present = present(IntStream.range(0, sources.length).toArray(), sources);
        WeightedSums.run(
                parityWeights(code, present),
                IntStream.of(present).mapToObj(j -> sources[j]).toArray(float[][]::new),
                into);
    }

    static void decode(RealCode code, Recovery recovery, double[][] bySlot, double[][] into) {
        check(into, recovery.targets().length, Blocks.decodedLength(code.shape(), recovery, bySlot), "targets");
        int[] present = present(recovery.slots(), bySlot);
        WeightedSums.run(
                columns(recovery, present),
                IntStream.of(present).mapToObj(slot -> bySlot[slot]).toArray(double[][]::new),
                into);
    }

    static void decode(RealCode code, Recovery recovery, float[][] bySlot, float[][] into) {
        check(into, recovery.targets().length, Blocks.decodedLength(code.shape(), recovery, bySlot), "targets");
        int[] present = present(recovery.slots(), bySlot);
        WeightedSums.run(
                columns(recovery, present),
                IntStream.of(present).mapToObj(slot -> bySlot[slot]).toArray(float[][]::new),
                into);
    }

    private static int[] present(int[] which, Object[] blocks) {
        return IntStream.of(which)
                .filter(slot -> Array.getLength(blocks[slot]) > 0)
                .toArray();
    }

    private static double[][] parityWeights(RealCode code, int[] sources) {
        return IntStream.range(0, code.shape().r())
                .mapToObj(i -> IntStream.of(sources)
                        .mapToDouble(j -> code.parityWeight(i, j))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[][] columns(Recovery recovery, int[] slots) {
        int[] used = recovery.slots();
        int[] columns = IntStream.range(0, used.length)
                .filter(c -> Arrays.binarySearch(slots, used[c]) >= 0)
                .toArray();
        return Arrays.stream(recovery.weights())
                .map(row -> IntStream.of(columns).mapToDouble(c -> row[c]).toArray())
                .toArray(double[][]::new);
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
