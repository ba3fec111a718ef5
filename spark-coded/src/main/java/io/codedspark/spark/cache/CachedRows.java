package io.codedspark.spark.cache;

import io.codedspark.spark.rdd.ScalaSeqs;
import io.codedspark.spark.rdd.StoredBlock;
import java.util.List;
import java.util.Optional;
import org.apache.spark.Dependency;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManager;
import org.apache.spark.storage.RDDBlockId;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.io.ChunkedByteBuffer;
import scala.collection.Iterator;

/**
 * The cached rows: each partition from its block, else decoded from its group and stored again, else computed through the
 * lineage. Spark's scheduler finds where blocks lie by itself, for all of them at once, as the sources are persisted.
 */
final class CachedRows<T> extends RDD<T> {

    private static final long serialVersionUID = 1L;

    private final SourceShards<T> shards;
    private final int shardsId;
    private final CacheLayout layout;
    private final int[] groupOf;
    private final StorageLevel level;

    @SuppressWarnings({"unused", "UnusedVariable"}) // as long as rows are in use, the parities are not cleaned up
    private final transient ParityBlocks parity;

    private final CollectionAccumulator<Integer> decoded;
    private final CollectionAccumulator<Integer> recomputed;

    CachedRows(
            SourceShards<T> shards,
            ParityBlocks parity,
            CacheLayout layout,
            StorageLevel level,
            CollectionAccumulator<Integer> decoded,
            CollectionAccumulator<Integer> recomputed) {
        super(
                shards.context(),
                ScalaSeqs.<Dependency<?>>seq(List.of(new OneToOneDependency<>(shards))),
                shards.elementClassTag());
        this.shards = shards;
        this.shardsId = shards.id();
        this.layout = layout;
        this.groupOf = layout.groups().groupOfPartition(layout.sources().size());
        this.level = level;
        this.parity = parity;
        this.decoded = decoded;
        this.recomputed = recomputed;
    }

    @Override
    public Partition[] getPartitions() {
        return shards.partitions();
    }

    private BlockId block(int partition) {
        return new RDDBlockId(shardsId, partition);
    }

    @Override
    public Iterator<T> compute(Partition split, TaskContext context) {
        Optional<java.util.Iterator<T>> stored = StoredBlock.read(block(split.index()), shards.elementClassTag());
        if (stored.isPresent()) {
            return ScalaSeqs.scala(stored.get());
        }
        Optional<ChunkedByteBuffer> bytes = decode(split.index());
        if (bytes.isPresent()) {
            decoded.add(split.index());
            return store(split.index(), bytes.get());
        }
        recomputed.add(split.index());
        return shards.iterator(split, context);
    }

    private Optional<ChunkedByteBuffer> decode(int partition) {
        int group = groupOf[partition];
        if (layout.sources().get(partition).bytes() == 0) {
            return Optional.empty();
        }
        int slot = layout.members(group).indexOf(partition);
        return new ShardDecoder(layout, group).source(slot);
    }

    /** The redundancy of the group is whole again when the block is stored; rows are read from the bytes at hand. */
    private Iterator<T> store(int partition, ChunkedByteBuffer bytes) {
        BlockManager blocks = SparkEnv.get().blockManager();
        BlockId block = block(partition);
        blocks.putBytes(block, bytes, level, true, shards.elementClassTag());
        return SparkEnv.get()
                .serializerManager()
                .dataDeserializeStream(block, bytes.toInputStream(false), shards.elementClassTag());
    }
}
