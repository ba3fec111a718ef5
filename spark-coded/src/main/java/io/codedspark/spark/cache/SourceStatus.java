package io.codedspark.spark.cache;

import io.codedspark.spark.group.ExecutorPlace;
import io.codedspark.spark.rdd.ScalaSeqs;
import java.util.List;
import java.util.Optional;
import org.apache.spark.Dependency;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.BlockManagerId;
import org.apache.spark.storage.RDDBlockId;
import scala.collection.Iterator;

/** Has every source stored, and tells what was stored where. */
final class SourceStatus extends RDD<SourceShard> {

    private static final long serialVersionUID = 1L;

    private final SourceShards<?> shards;
    private final int shardsId;

    SourceStatus(SourceShards<?> shards) {
        super(
                shards.context(),
                ScalaSeqs.<Dependency<?>>seq(List.of(new OneToOneDependency<>(shards))),
                ScalaSeqs.anyTag());
        this.shards = shards;
        this.shardsId = shards.id();
    }

    @Override
    public Partition[] getPartitions() {
        return shards.partitions();
    }

    @Override
    public Iterator<SourceShard> compute(Partition split, TaskContext context) {
        shards.iterator(split, context); // stores the block
        BlockManagerId here = SparkEnv.get().blockManager().blockManagerId();
        ExecutorPlace place = new ExecutorPlace(here.executorId(), here.host());
        Optional<BlockBytes> stored = BlockBytes.read(new RDDBlockId(shardsId, split.index()));
        if (stored.isEmpty()) {
            return one(new SourceShard(split.index(), 0, 0, place));
        }
        try (BlockBytes bytes = stored.get()) {
            return one(new SourceShard(split.index(), bytes.size(), bytes.checksum(), place));
        }
    }

    private static Iterator<SourceShard> one(SourceShard shard) {
        return ScalaSeqs.scala(List.of(shard).iterator());
    }
}
