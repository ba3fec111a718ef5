package io.codedspark.parity.run;

import java.util.List;

/**
 * One restored copy of a network. Not for use by two threads at once; {@link NetworkPool} lends copies.
 *
 * <p>Outputs are logits: a softmax (or log-softmax) at the end of a classifier is taken off, because only values before it
 * can be added and subtracted; networks that end otherwise give what they give. The same batch gives bit-identical
 * outputs from run to run and from copy to copy on one kind of machine; the same row in batches of different sizes may
 * differ in the last bits, because matrix products are cut differently. Of a folded network the rows beside it in the batch
 * count too, see {@link Network#folded}.
 */
public interface ModelRunner {

    /** Floats in an input row. */
    int inputWidth();

    /** Floats in an output row. */
    int outputWidth();

    /**
     * Computes one output for each row.
     *
     * @param rows rows of {@link #inputWidth()} finite floats; not changed, not kept
     * @return rows of {@link #outputWidth()} floats, in the same order; empty when {@code rows} is empty
     * @throws BadRowException when a row has the wrong width or a value that is not finite
     */
    List<float[]> run(List<float[]> rows);
}
