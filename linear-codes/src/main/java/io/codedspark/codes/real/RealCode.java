package io.codedspark.codes.real;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.Recovery;
import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * A systematic linear code over the reals. Parity block {@code i} of the source blocks {@code x_0 .. x_(k-1)} is {@code
 * sum over j of parityWeight(i, j) * x_j}, element by element. A linear {@code f} commutes with that sum, so the outputs
 * of {@code f} on a group are coded too, and erased ones follow from the arrived ones by least squares.
 *
 * <p><b>Affine functions.</b> For {@code f(x) = W x + b} the output on parity {@code i} is {@code sum over j of
 * parityWeight(i, j) * f(x_j) + (1 - parityWeightSum(i)) * b}: add {@code (parityWeightSum(i) - 1) * b} to it before
 * decoding.
 *
 * <p><b>Blocks.</b> A block is a {@code float[]} or {@code double[]} of any length; the blocks of a group are equally
 * long. A block of length 0 stands for a source that is absent (a short last group) and counts as zero. Inputs are never
 * changed or kept; results are new arrays save in the {@code ...Into} forms. Sums are taken in double precision in
 * the order of the slots, from 0 on and with one rounding for each block ({@link
 * io.codedspark.codes.machine.MultiplyAdd}), and rounded once more to floats. NaN and infinities are not looked for: at the position where a block has one, every parity of it and every
 * erased source whose recovery reads it are not finite (a weight of 0 does not stop them); other positions are untouched.
 *
 * <p><b>Error.</b> With condition number {@code c} ({@link #condition}), unit roundoff {@code u} of the
 * {@link #precision} and {@code |x|} the Euclidean norm of the {@code k} source values at one position, a value
 * reconstructed from blocks that were encoded here differs from the true one by at most about {@code (c + 1) * u * |x|}
 * in float and {@code 2 * n * c * u * |x|} in double. Errors of the function itself are amplified by at most {@code c}.
 *
 * <p><b>Cost.</b> Encoding is {@code k} multiply-adds an element and parity, decoding at most {@code n} an element and
 * target. A recovery costs {@code O(n k^2)} once for each pattern of erasures and is remembered.
 *
 * <p>Implementations are immutable and safe for use by several threads. Sources: {@link RealCodes}.
 */
public interface RealCode extends Serializable {

    /** A short name with the parameters, such as {@code "dct(k=4)"}. */
    String name();

    /** The shape of the groups that this code protects. */
    GroupShape shape();

    /** The precision of the blocks, which sets the bound on the condition number. */
    Precision precision();

    /**
     * The weight of a source in a parity; 0 only where a code leaves the source out (replication).
     *
     * @param parity {@code 0 .. r-1}
     * @param source {@code 0 .. k-1}
     */
    double parityWeight(int parity, int source);

    /** The sum of the weights of all {@code k} sources in a parity; what the bias of an affine function is scaled by. */
    default double parityWeightSum(int parity) {
        return IntStream.range(0, shape().k())
                .mapToDouble(source -> parityWeight(parity, source))
                .sum();
    }

    /**
     * The 2-norm condition number of the generator's rows of all arrived slots: 1 when no source is erased, infinite
     * when the arrived slots do not determine the erased sources at all.
     */
    double condition(Erasures erasures);

    /** Whether {@link #recovery} succeeds: the slots suffice and the condition is within the precision's bound. */
    default boolean canDecode(Erasures erasures) {
        return condition(erasures) <= precision().conditionBound();
    }

    /**
     * How all erased sources are computed from the arrived slots. Every arrived parity is used, in least squares where
     * there are more of them than erased sources.
     *
     * @return the weights; shared between callers, so its arrays must not be changed. Without erased sources it has no
     *     targets and no slots
     * @throws NotRecoverableException when fewer parity slots arrived than sources are erased, or the condition is above
     *     the precision's bound
     * @throws IllegalArgumentException when the erasures are of another shape
     */
    Recovery recovery(Erasures erasures);

    /**
     * Encodes one parity block.
     *
     * @param parity {@code 0 .. r-1}
     * @param sources {@code k} blocks
     * @return a block as long as the sources' (empty when all are)
     */
    default double[] encode(int parity, double[][] sources) {
        double[] sum = new double[Blocks.sourceLength(shape(), sources)];
        for (int source = 0; source < sources.length; source++) {
            encodeInto(parity, source, sources[source], sum);
        }
        return sum;
    }

    /** As {@link #encode(int, double[][])}, for floats. */
    default float[] encode(int parity, float[][] sources) {
        double[] sum = new double[Blocks.sourceLength(shape(), sources)];
        for (int source = 0; source < sources.length; source++) {
            encodeInto(parity, source, sources[source], sum);
        }
        return Blocks.round(sum);
    }

    /**
     * Encodes all parity blocks in one pass over strips that stay in cache. It is meant for long blocks: each call makes
     * its table of weights anew.
     *
     * @param sources {@code k} blocks
     * @return {@code r} new blocks as long as the sources' (empty when all are); bit for bit those of {@link #encode(int,
     *     double[][])}
     */
    default double[][] encodeAll(double[][] sources) {
        double[][] parities = new double[shape().r()][Blocks.sourceLength(shape(), sources)];
        encodeAllInto(sources, parities);
        return parities;
    }

    /** As {@link #encodeAll(double[][])}, for floats. */
    default float[][] encodeAll(float[][] sources) {
        float[][] parities = new float[shape().r()][Blocks.sourceLength(shape(), sources)];
        encodeAllInto(sources, parities);
        return parities;
    }

    /**
     * As {@link #encodeAll(double[][])}, into blocks that are given.
     *
     * @param into {@code r} blocks as long as the sources', none of them a source; overwritten
     */
    default void encodeAllInto(double[][] sources, double[][] into) {
        Fused.encode(this, sources, into);
    }

    /** As {@link #encodeAllInto(double[][], double[][])}, for floats. */
    default void encodeAllInto(float[][] sources, float[][] into) {
        Fused.encode(this, sources, into);
    }

    /**
     * Adds one source's share to a parity block that is being summed up: {@code into += parityWeight(parity, source) *
     * block}. Starting from zeros, doing so for every source in order gives the parity block; in another order, up to
     * rounding.
     *
     * @param into the sum, as long as the block (an empty block leaves it as it is); changed
     */
    default void encodeInto(int parity, int source, double[] block, double[] into) {
        Blocks.add(parityWeight(parity, source), block, into);
    }

    /** As {@link #encodeInto(int, int, double[], double[])}, for floats summed up in double precision. */
    default void encodeInto(int parity, int source, float[] block, double[] into) {
        Blocks.add(parityWeight(parity, source), block, into);
    }

    /**
     * Decodes one erased source's block.
     *
     * @param recovery what {@link #recovery} returned for the pattern
     * @param target the erased source, one of the recovery's targets
     * @param bySlot {@code n} blocks by slot; only those of the recovery's slots are read. Blocks of absent sources may
     *     be empty, parity blocks must not be unless all are
     */
    default double[] decode(Recovery recovery, int target, double[][] bySlot) {
        double[] sum = new double[Blocks.decodedLength(shape(), recovery, target, bySlot)];
        for (int slot : recovery.slots()) {
            decodeInto(recovery, target, slot, bySlot[slot], sum);
        }
        return sum;
    }

    /** As {@link #decode(Recovery, int, double[][])}, for floats. */
    default float[] decode(Recovery recovery, int target, float[][] bySlot) {
        double[] sum = new double[Blocks.decodedLength(shape(), recovery, target, bySlot)];
        for (int slot : recovery.slots()) {
            decodeInto(recovery, target, slot, bySlot[slot], sum);
        }
        return Blocks.round(sum);
    }

    /**
     * Decodes the blocks of all erased sources in one pass.
     *
     * @param recovery what {@link #recovery} returned for the pattern
     * @param bySlot as for {@link #decode(Recovery, int, double[][])}
     * @return a new block for each of the recovery's targets, in their order; bit for bit those of {@code decode}
     */
    default double[][] decodeAll(Recovery recovery, double[][] bySlot) {
        double[][] targets = new double[recovery.targets().length][Blocks.decodedLength(shape(), recovery, bySlot)];
        decodeAllInto(recovery, bySlot, targets);
        return targets;
    }

    /** As {@link #decodeAll(Recovery, double[][])}, for floats. */
    default float[][] decodeAll(Recovery recovery, float[][] bySlot) {
        float[][] targets = new float[recovery.targets().length][Blocks.decodedLength(shape(), recovery, bySlot)];
        decodeAllInto(recovery, bySlot, targets);
        return targets;
    }

    /**
     * As {@link #decodeAll(Recovery, double[][])}, into blocks that are given.
     *
     * @param into a block for each target, as long as the slots', none of them a slot's; overwritten
     */
    default void decodeAllInto(Recovery recovery, double[][] bySlot, double[][] into) {
        Fused.decode(this, recovery, bySlot, into);
    }

    /** As {@link #decodeAllInto(Recovery, double[][], double[][])}, for floats. */
    default void decodeAllInto(Recovery recovery, float[][] bySlot, float[][] into) {
        Fused.decode(this, recovery, bySlot, into);
    }

    /**
     * Adds one arrived slot's share to an erased block that is being decoded. Starting from zeros, doing so for every
     * slot of the recovery in order gives the erased source's block; in another order, up to rounding.
     *
     * @param target the erased source, one of the recovery's targets
     * @param slot an arrived slot, one of the recovery's slots
     * @param into the sum, as long as the block (an empty block leaves it as it is); changed
     */
    default void decodeInto(Recovery recovery, int target, int slot, double[] block, double[] into) {
        Blocks.add(Blocks.weight(recovery, target, slot), block, into);
    }

    /** As {@link #decodeInto(Recovery, int, int, double[], double[])}, for floats summed up in double precision. */
    default void decodeInto(Recovery recovery, int target, int slot, float[] block, double[] into) {
        Blocks.add(Blocks.weight(recovery, target, slot), block, into);
    }
}
