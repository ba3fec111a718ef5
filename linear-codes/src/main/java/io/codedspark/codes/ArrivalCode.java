package io.codedspark.codes;

import java.io.Serializable;
import java.util.BitSet;

/**
 * What all codes over tasks have in common. {@code tasks()} tasks each work on one weighted sum of the parts of every
 * operand; {@code outputs()} results are weighted sums of the results of the tasks that arrived. A gradient code has one
 * operand (the partial gradients, which its task adds up) and one output; a code of matrix products has two operands
 * and an output for every pair of parts.
 *
 * <p>Sets of arrived tasks are bit sets in which bit {@code t} stands for task {@code t}; they are not changed or kept.
 * Weights say nothing about values: NaN and infinities pass through and spread into whatever uses them with a weight
 * that is not 0. Implementations are immutable and safe for use by several threads.
 */
public interface ArrivalCode extends Serializable {

    /** A short name with the parameters, such as {@code "fractional(n=6, s=1)"}. */
    String name();

    /** How many tasks the code gives out. */
    int tasks();

    /** How many inputs of the tasks are coded: 1, or 2 for products of two coded matrices. */
    int operands();

    /** Into how many parts an operand is cut. */
    int parts(int operand);

    /** How many results a decoding gives. */
    int outputs();

    /** Whether decoding gives the outputs up to rounding, or an estimate of them. */
    Exactness exactness();

    /**
     * The weights of an operand's parts in a task.
     *
     * @param operand {@code 0 .. operands() - 1}
     * @param task {@code 0 .. tasks() - 1}
     * @return {@code parts(operand)} weights, a new array
     */
    double[] encoderWeights(int operand, int task);

    /** Whether {@link #decoding} succeeds. */
    boolean canDecode(BitSet arrived);

    /**
     * How much a relative error of the tasks' results may grow in the outputs; infinite when the arrived tasks do not
     * determine them.
     */
    double condition(BitSet arrived);

    /**
     * How the outputs are computed from the arrived tasks.
     *
     * @throws NotRecoverableException when the arrived tasks do not determine the outputs, or only with a condition
     *     above the code's bound
     * @throws IllegalArgumentException when a bit is set that is no task's
     */
    Decoding decoding(BitSet arrived);
}
