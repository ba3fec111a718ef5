package io.codedspark.spark.cache;

import io.codedspark.codes.erasure.ErasureCode;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.StorageLevels;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Erasure-coded persistence.
 *
 * <pre>{@code
 * try (CodedCached<Point> cached = CodedCache.persist(points, ErasureCodes.cauchy(4, 2))) {
 *     cached.rdd().map(...).collect();   // two executors may be lost: nothing is computed again
 * }
 * }</pre>
 *
 * <p>Blocks are serialized once, by Spark's own serializer and compressed where {@code spark.rdd.compress} says so, and kept
 * as any cached RDD's; the coder reads those in memory where they lie, without a copy. Groups of k blocks on different executors get r
 * parity blocks on others. A block that is lost with its
 * executor is decoded by the task that needs it, and stored again. Where more than r blocks of a group are gone, partitions
 * are computed through the lineage.
 *
 * <p>Partitions must come out the same each time they are computed, in the same order. One that does not is found by its
 * checksum, and computed rather than decoded with.
 *
 * <p>Where the RDD comes out of a shuffle, Spark makes map outputs again that were lost with an executor, as soon as a block
 * is missing and before a task could decode it; put a shuffle service, or a reliable checkpoint, under such an RDD.
 */
public final class CodedCache {

    private CodedCache() {}

    /** Persists an RDD in memory; partitions that do not fit are not kept and not protected, as with MEMORY_ONLY_SER. */
    public static <T> CodedCached<T> persist(JavaRDD<T> rdd, ErasureCode code) {
        return persist(rdd, code, StorageLevels.MEMORY_ONLY_SER);
    }

    /**
     * Persists an RDD. Runs two jobs: one stores and one encodes.
     *
     * @param rdd at least one partition; not persisted itself
     * @param code k + r should not exceed the number of executors, so that every shard has its own
     * @param level a serialized one, such as MEMORY_ONLY_SER or MEMORY_AND_DISK_SER, with one replica
     */
    public static <T> CodedCached<T> persist(JavaRDD<T> rdd, ErasureCode code, StorageLevel level) {
        if (level.deserialized() || level.replication() != 1 || !(level.useMemory() || level.useDisk())) {
            throw new IllegalArgumentException("A coded cache keeps one serialized replica, but the storage level is "
                    + level.description() + "; use MEMORY_ONLY_SER, MEMORY_AND_DISK_SER or DISK_ONLY.");
        }
        return CodedCached.of(rdd.rdd(), code, level);
    }

    /** Persists the rows of a Dataset in memory. */
    public static CodedCachedDataset persist(Dataset<Row> rows, ErasureCode code) {
        return persist(rows, code, StorageLevels.MEMORY_ONLY_SER);
    }

    /** Persists the rows of a Dataset; arguments as for an RDD. */
    public static CodedCachedDataset persist(Dataset<Row> rows, ErasureCode code, StorageLevel level) {
        CodedCached<Row> cached = persist(rows.javaRDD(), code, level);
        return new CodedCachedDataset(rows.sparkSession().createDataFrame(cached.rdd(), rows.schema()), cached);
    }
}
