package io.codedspark.codes;

/**
 * How the erased sources of a group are computed from arrived slots: erased source {@code targets[i]} is
 * {@code sum over j of weights[i][j] * output of slots[j]}.
 *
 * @param targets the erased source slots, in order
 * @param slots the arrived slots that are used, sources before parities
 * @param weights one row for each target, one column for each used slot
 * @param condition 2-norm condition number of the system that was solved (1 is perfect); a relative error {@code e} of
 *     the inputs may grow to {@code condition * e}
 */
public record Recovery(int[] targets, int[] slots, double[][] weights, double condition) {}
