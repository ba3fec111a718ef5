package io.codedspark.codes.rateless;

import io.codedspark.codes.ArrivalCode;
import java.util.BitSet;

/**
 * A sparse code of {@code m} parts into symbols that are plain sums; one operand, {@code m} outputs, a task a symbol. Serves
 * linear functions, whose results on a symbol are the sum of those on its parts.
 */
public interface RatelessCode extends ArrivalCode {

    /** The parts that a symbol adds up, in order; not many, so cheaper than {@link #encoderWeights}. */
    int[] partsOf(int task);

    /**
     * Whether peeling alone decodes: again and again a symbol of which one part is unknown gives that part. It costs
     * additions only. Where it does not, {@link #decode} also solves dense equations.
     */
    boolean peels(BitSet arrived);

    /**
     * Decodes without a table of weights: an addition of blocks for every part of every symbol, and the dense equations of
     * the few parts that peeling left over. Of the condition it knows only that of these equations, with the bound 1e8;
     * {@link #condition} is of the whole and costs the table.
     *
     * @param arrived which symbols arrived
     * @param results by arrived symbol, in order, blocks of the same length; neither changed nor kept
     * @return {@code m} new blocks
     * @throws io.codedspark.codes.NotRecoverableException when the arrived symbols do not determine the parts
     */
    double[][] decode(BitSet arrived, double[][] results);
}
