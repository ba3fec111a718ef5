package io.codedspark.spark;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import java.io.Serializable;
import java.util.List;

/**
 * A function on batches of rows, together with the code that protects it. One instance is serialised to every task and
 * may be called by several task threads of an executor at once; implementations keep no state between batches other than
 * caches.
 *
 * <p>A batch holds the rows {@code [b * size, (b + 1) * size)} of a partition, for the same {@code b} and {@code size} in
 * every slot of a group, so that rows of equal number protect each other. Source partitions may differ in length: shorter
 * ones have shorter (or empty) batches where longer ones still have rows, and a group at the end of the data may have
 * fewer than {@code k} sources, the absent ones counting as empty.
 *
 * @param <I> a row of the input; what {@link #encode} returns is of the same type, but may be of another width
 * @param <O> a row of the output
 */
public interface CodedFunction<I, O> extends Serializable {

    /** A short name for job descriptions and reports, such as {@code "mnist-cnn"}. */
    String name();

    /** The shape of the groups that this function codes. */
    GroupShape shape();

    /** What a reconstructed output is worth. */
    Exactness exactness();

    /**
     * Whether every erased source can be decoded. By default as for MDS codes: no more sources are erased than parity
     * slots arrived. Codes in which one parity slot answers any number of erased sources override this.
     */
    default boolean canDecode(Erasures erasures) {
        return erasures.withinMds();
    }

    /**
     * Computes the outputs of one batch of a source.
     *
     * @param batch the rows, at least one; not changed, not kept
     * @return exactly one output for each row, in order
     */
    List<O> apply(List<I> batch);

    /**
     * Encodes the batches of the {@code k} sources into one parity batch.
     *
     * @param parity which parity, {@code 0 .. r-1}
     * @param sources {@code k} batches, of any lengths from 0 up, at least one of them not empty
     * @return as many rows as the longest source batch has; missing rows count as zero
     */
    List<I> encode(int parity, List<List<I>> sources);

    /**
     * Computes the outputs of one parity batch.
     *
     * @param parity which parity, {@code 0 .. r-1}
     * @param batch what {@link #encode} returned
     * @return exactly one output for each row, in order
     */
    List<O> applyParity(int parity, List<I> batch);

    /**
     * Decodes one batch of an erased source.
     *
     * @param source the erased source slot, {@code 0 .. k-1}
     * @param outputs the outputs of the same batch of every arrived slot
     * @param rows how many rows the erased batch has; no more than any arrived parity batch holds
     * @return exactly {@code rows} outputs, in order
     * @throws io.codedspark.codes.NotRecoverableException when the arrived slots do not suffice
     */
    List<O> decode(int source, GroupOutputs<O> outputs, int rows);

    /**
     * Checks whether outputs fit each other, as far as the code has redundancy left for it. By default nothing is checked.
     *
     * @param outputs the outputs of every arrived slot, of all batches one after the other
     */
    default SlotCheck check(GroupOutputs<O> outputs) {
        return SlotCheck.unchecked();
    }
}
