package io.codedspark.spark.cache;

import io.codedspark.codes.erasure.ErasureCode;
import io.codedspark.spark.group.ExecutorPlace;
import io.codedspark.spark.job.LivePlaces;
import io.codedspark.spark.rdd.ScalaSeqs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.CollectionAccumulator;

/**
 * A cached RDD whose blocks protect each other. It stays until {@link #unpersist}, or until nothing refers to it any more.
 *
 * @param <T> a row
 */
public final class CodedCached<T> implements AutoCloseable {

    private final SourceShards<T> shards;
    private final ParityBlocks parity;
    private final CacheLayout layout;
    private final long parityBytes;
    private final CollectionAccumulator<Integer> decoded;
    private final CollectionAccumulator<Integer> recomputed;
    private final JavaRDD<T> rows;

    private CodedCached(SourceShards<T> shards, ParityBlocks parity, CacheLayout layout, long parityBytes) {
        SparkContext context = shards.context();
        this.shards = shards;
        this.parity = parity;
        this.layout = layout;
        this.parityBytes = parityBytes;
        this.decoded = accumulator(context, "decoded partitions");
        this.recomputed = accumulator(context, "recomputed partitions");
        this.rows = new JavaRDD<>(
                new CachedRows<>(shards, parity, layout, shards.getStorageLevel(), decoded, recomputed),
                shards.elementClassTag());
    }

    private static CollectionAccumulator<Integer> accumulator(SparkContext context, String name) {
        CollectionAccumulator<Integer> accumulator = new CollectionAccumulator<>();
        context.register(accumulator, name);
        return accumulator;
    }

    static <T> CodedCached<T> of(RDD<T> rdd, ErasureCode code, StorageLevel level) {
        SourceShards<T> shards = new SourceShards<>(rdd, level);
        List<RDD<?>> persisted = new ArrayList<>(List.of(shards));
        try {
            List<SourceShard> sources =
                    new ArrayList<>(new JavaRDD<>(new SourceStatus(shards), ScalaSeqs.<SourceShard>anyTag()).collect());
            sources.sort(Comparator.comparingInt(SourceShard::partition));
            CacheGroups groups =
                    CacheGroups.of(sources.stream().map(SourceShard::place).toList(), code.k());
            int parities = groups.groups().size() * code.r();
            ParityBlocks parity = new ParityBlocks(rdd.context(), parities, "parity of " + shards.name(), level);
            persisted.add(parity);
            CacheLayout layout = new CacheLayout(code.id(), shards.id(), parity.id(), groups, List.copyOf(sources));
            List<ExecutorPlace> places = ParityPlaces.of(groups, sources, LivePlaces.all(rdd.context()), code.r());
            ParityShards encoding = new ParityShards(shards, parity, layout, level, places);
            List<Long> bytes = new JavaRDD<>(encoding, ScalaSeqs.<Long>anyTag()).collect();
            return new CodedCached<>(
                    shards,
                    parity,
                    layout,
                    bytes.stream().mapToLong(Long::longValue).sum());
        } catch (RuntimeException e) {
            persisted.forEach(each -> each.unpersist(false));
            throw e;
        }
    }

    /** The rows, in the source's partitions and order; to be used in place of the RDD that was cached. */
    public JavaRDD<T> rdd() {
        return rows;
    }

    /** Serialized bytes of all sources. */
    public long sourceBytes() {
        return layout.sources().stream().mapToLong(SourceShard::bytes).sum();
    }

    /** Bytes of all parities with their headers. */
    public long parityBytes() {
        return parityBytes;
    }

    /** How many partitions were decoded so far, counted as tasks that did so. */
    public int decodedPartitions() {
        return decoded.value().size();
    }

    /** How many partitions were neither stored nor decodable, and so were computed again. */
    public int recomputedPartitions() {
        return recomputed.value().size();
    }

    /** Drops all blocks. Rows can still be read, and are computed then. */
    public void unpersist() {
        shards.unpersist(true);
        parity.unpersist(true);
    }

    @Override
    public void close() {
        unpersist();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "coded cache %s: %d partitions in %d groups, %,d source and %,d parity bytes, %d decoded, %d recomputed",
                layout.codeId(),
                layout.sources().size(),
                layout.groups().groups().size(),
                sourceBytes(),
                parityBytes,
                decodedPartitions(),
                recomputedPartitions());
    }
}
