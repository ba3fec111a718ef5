package io.codedspark.spark.rdd;

import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.storage.RDDBlockId;
import org.apache.spark.storage.StorageLevel;

/**
 * Marks a group of a {@link SendingRDD} as covered, so that attempts that Spark starts afterwards step aside. The mark is a
 * block of a few bytes on the driver, which executors can ask the block master about.
 */
public final class CoveredMark {

    private CoveredMark() {}

    /** On the driver: marks a group until {@link #clear}. */
    public static void set(int rdd, int group) {
        SparkEnv.get()
                .blockManager()
                .putSingle(block(rdd, group), "covered", StorageLevel.MEMORY_ONLY(), true, ScalaSeqs.<String>anyTag());
    }

    static boolean isSet(int rdd, int group) {
        return !BlockHolders.of(List.of(block(rdd, group))).get(0).isEmpty();
    }

    /** On the driver: takes the marks of all groups away, without waiting for it. */
    public static void clear(SparkContext context, int rdd) {
        context.env().blockManager().master().removeRdd(rdd, false);
    }

    private static RDDBlockId block(int rdd, int group) {
        return new RDDBlockId(rdd, group);
    }
}
