package io.codedspark.spark.rdd;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.NarrowDependency;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;

/** What is computed each time a source is read. */
public final class SourceLineage {

    private SourceLineage() {}

    /**
     * The RDDs that a reading computes, from the source down to what is only read: stored rows, shuffle files or the RDD at
     * the root of the lineage. Empty where the source itself is only read. Of several parents the first is followed.
     *
     * @return their names or classes, and their numbers
     */
    public static List<String> computedAgain(RDD<?> source) {
        List<String> computed = new ArrayList<>();
        RDD<?> rdd = source;
        while (!isStored(rdd) && !rdd.dependencies().isEmpty()) {
            computed.add(name(rdd));
            if (!(rdd.dependencies().head() instanceof NarrowDependency<?> narrow)) {
                break;
            }
            rdd = narrow.rdd();
        }
        return computed;
    }

    private static boolean isStored(RDD<?> rdd) {
        return rdd.isCheckpointed() || !rdd.getStorageLevel().equals(StorageLevel.NONE());
    }

    private static String name(RDD<?> rdd) {
        return (rdd.name() == null ? rdd.getClass().getSimpleName() : rdd.name()) + "[" + rdd.id() + "]";
    }
}
