package io.codedspark.spark.rdd;

import java.io.Serializable;
import java.util.List;

/**
 * The rows of a slot of one encoded source and of a slot of another one.
 *
 * @param <I> a row
 */
public final class GridInput<I> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Object[] left;
    private final Object[] right;
    private final int[] leftRows;
    private final int[] rightRows;

    GridInput(List<I> left, List<I> right, int[] leftRows, int[] rightRows) {
        this.left = left.toArray();
        this.right = right.toArray();
        this.leftRows = leftRows;
        this.rightRows = rightRows;
    }

    /** The rows of the left slot. */
    @SuppressWarnings("unchecked")
    public List<I> left() {
        return (List<I>) List.of(left);
    }

    /** The rows of the right slot. */
    @SuppressWarnings("unchecked")
    public List<I> right() {
        return (List<I>) List.of(right);
    }

    /** How many rows each source of the left group has; 0 for absent ones. */
    public int[] leftRows() {
        return leftRows.clone();
    }

    /** How many rows each source of the right group has; 0 for absent ones. */
    public int[] rightRows() {
        return rightRows.clone();
    }
}
