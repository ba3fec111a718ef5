package io.codedspark.spark.rdd;

import java.util.List;

/**
 * A batch that can be stored in parts, of which the first counts the rows of all.
 *
 * @param <T> a row
 * @param <B> the batch
 */
interface Parted<T, B extends Parted<T, B>> {

    /** The rows, in order; a view that cannot be changed. */
    List<T> content();

    /** The batch in parts of so many rows, the last one shorter; the batch itself if it is not longer. */
    List<B> parts(int rows);

    /** Whether the next record is another batch, not a further part of this one. */
    boolean isLastPart();

    /** The whole batch of which this is the first part. */
    B with(List<T> allRows);
}
