package io.codedspark.spark.rdd;

import java.util.List;
import org.apache.spark.Dependency;
import org.apache.spark.NarrowDependency;
import org.apache.spark.rdd.DeterministicLevel;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Whether an RDD gives the same rows in the same order each time it is read. After a shuffle it does not: rows come in the
 * order in which blocks are fetched. A parity made of other rows than the source's own slot read would decode to nonsense.
 */
public final class RowOrder {

    private RowOrder() {}

    /** Whether Spark knows that every reading, after any loss, gives the same rows in the same order. */
    static boolean isDeterminate(RDD<?> rdd) {
        return rdd.outputDeterministicLevel().equals(DeterministicLevel.DETERMINATE());
    }

    /** Whether readings agree as long as nothing is lost: the order is determinate, or what is not is stored. */
    public static boolean isStable(RDD<?> rdd) {
        if (isDeterminate(rdd) || rdd.isCheckpointed() || !rdd.getStorageLevel().equals(StorageLevel.NONE())) {
            return true;
        }
        List<Dependency<?>> dependencies = ScalaSeqs.list(rdd.dependencies());
        return !dependencies.isEmpty()
                && dependencies.stream()
                        .allMatch(dependency ->
                                dependency instanceof NarrowDependency<?> narrow && isStable(narrow.rdd()));
    }

    /**
     * Fails where an RDD may give its rows in another order each time.
     *
     * @throws IllegalArgumentException when it is not stable
     */
    public static void requireStable(RDD<?> rdd) {
        if (!isStable(rdd)) {
            throw new IllegalArgumentException("The rows of " + rdd
                    + " come out of a shuffle, so their order may change each time they are read, and parity of them"
                    + " would not fit. Persist or checkpoint them first, or sort them within their partitions by a key"
                    + " that is unique.");
        }
    }
}
