package io.codedspark.parity.encode;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.parity.run.ImageShape;
import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;

/**
 * How learned codes work: what the network of a parity slot is given, what it learns, and how erased outputs follow from
 * what it answers. A code holds no network and knows no library of networks; training a code means fitting, for each
 * parity slot, a network on the pairs ({@link #encode}, {@link #target}) of many groups.
 *
 * <p><b>Rows.</b> A source's row has {@code source().size()} floats. A <em>term</em> is a row's output of the deployed
 * network as it enters a target, {@code w} floats; who trains chooses what it is (logits minus their mean, values as they
 * are), as long as it may be added and subtracted. Groups are given as {@code k} arrays by slot, of length 0 where a source has
 * no row. Arrays that are given are not changed or kept.
 *
 * <p><b>The network.</b> A parity row is {@link #pieces()} inputs of the shape {@link #piece()} one behind the other; the
 * network runs once on each and answers {@code answerWidth(w)} floats. What it answers for all pieces of a row, one behind
 * the other and brought back to the size of terms, is the row's <em>answer</em>.
 *
 * <p><b>Cost.</b> {@link #share()} is what one run of the network may cost, in multiply-adds of one run of the deployed
 * network; all codes but the control are built so that {@code pieces() * share()} is 1: a parity row costs no more than a
 * source's row, and an encoder where one is learned.
 *
 * <p>Implementations are immutable values and safe for use by several threads; {@link LearnedCodes} makes them.
 */
public interface LearnedCode extends Serializable {

    /** What is trained for a code. */
    enum Learned {
        /** The network of each parity slot; encoder and decoder are fixed. */
        NETWORK,
        /** An encoder and a decoder, through the deployed network as it is. */
        ENCODER,
        /** An encoder, a network and a decoder together. */
        ALL
    }

    /** What is trained for this code. */
    default Learned learned() {
        return Learned.NETWORK;
    }

    /** The name under which models are stored; {@link LearnedCodes#named} finds the code again. */
    String name();

    /** The shape of the groups. */
    GroupShape shape();

    /** The shape of a source's row. */
    ImageShape source();

    /** How many inputs of its network a parity row holds. */
    int pieces();

    /** The shape of one input of the parity network. */
    ImageShape piece();

    /** The floats that the parity network answers for one piece, where a term has {@code width}. */
    int answerWidth(int width);

    /** What one run of the parity network may cost, in runs of the deployed network. */
    default double share() {
        return 1.0 / pieces();
    }

    /** How many sources are added up in a value of the network's input: k where rows are summed, else 1. */
    int addedInputs();

    /** How many terms are added up in a value of a target. */
    int addedTerms();

    /**
     * How large a target's values are when those of terms have size 1, as root mean squares of independent terms.
     *
     * @param parity {@code 0 .. r-1}
     */
    double targetSize(int parity);

    /**
     * Makes a parity row.
     *
     * @param parity {@code 0 .. r-1}
     * @param rows {@code k} rows, at least one of them there
     * @return {@code pieces() * piece().size()} floats, a new array
     * @throws IllegalArgumentException when a row has another length than {@link #source()} says, or there are not k
     */
    float[] encode(int parity, float[][] rows);

    /**
     * What the network should answer for a whole group.
     *
     * @param terms {@code k} terms, all of them there
     * @return {@code pieces() * answerWidth(w)} floats, a new array
     */
    float[] target(int parity, float[][] terms);

    /**
     * The answer for a row in which only one source has a row: made of that row's output alone, nothing is estimated.
     *
     * @param source the slot that has a row
     * @param output of the deployed network, as it is
     */
    float[] alone(int parity, int source, float[] output);

    /**
     * Takes out of an answer what sources without a row brought into it.
     *
     * @param answer for a group in which {@code present} of k sources have a row, 2 to k-1; not changed
     * @param ofNothing the answer for a group of rows of zeros; computed when it is asked for
     */
    float[] settled(float[] answer, int present, Supplier<float[]> ofNothing);

    /** Whether every erased source is decoded. */
    boolean canDecode(Erasures erasures);

    /**
     * How one erased source is decoded.
     *
     * @param source the erased source slot
     * @throws io.codedspark.codes.NotRecoverableException when {@link #canDecode} says no
     */
    RowDecoder decoder(int source, Erasures erasures);

    /**
     * This code with what it learns itself once its networks are trained; most codes learn nothing and are returned as they
     * are. Use groups that no network was trained on.
     *
     * @param terms of each group, {@code k} of them, all there
     * @param answers of each group, {@code r} of them, all there
     */
    default LearnedCode fitted(float[][][] terms, float[][][] answers) {
        return this;
    }

    /**
     * This code with a learned decoder.
     *
     * @throws UnsupportedOperationException for codes that learn none
     */
    default LearnedCode with(DenseDecoder decoder) {
        throw new UnsupportedOperationException("The code " + name() + " learns no decoder.");
    }

    /** What it learned; empty for most codes. {@link LearnedCodes#named(String, GroupShape, ImageShape, List)} takes it again. */
    default List<Float> coefficients() {
        return List.of();
    }

    /** Decodes the rows of one erased source in one pattern of erasures. Thread-safe. */
    @FunctionalInterface
    interface RowDecoder {

        /**
         * One row.
         *
         * @param terms of all {@code k} sources, of length 0 where erased or without a row
         * @param answers of all {@code r} parities, of length 0 where erased
         * @return the erased source's term, a new array
         */
        float[] decode(float[][] terms, float[][] answers);
    }
}
