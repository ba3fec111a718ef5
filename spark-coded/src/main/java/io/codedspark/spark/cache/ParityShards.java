package io.codedspark.spark.cache;

import io.codedspark.codes.erasure.ErasureCode;
import io.codedspark.spark.group.ExecutorPlace;
import io.codedspark.spark.rdd.ScalaSeqs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.Dependency;
import org.apache.spark.NarrowDependency;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.RDDBlockId;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.io.ChunkedByteBuffer;
import scala.collection.Iterator;
import scala.collection.Seq;

/**
 * Encodes and stores parities: partition {@code g * r + i} is the i-th parity of group g. Each task reads the sources of its
 * group one after the other. The rows are the bytes stored for each parity.
 */
final class ParityShards extends RDD<Long> {

    private static final long serialVersionUID = 1L;

    private final SourceShards<?> shards;
    private final CacheLayout layout;
    private final StorageLevel level;
    private final List<ExecutorPlace> places;

    /**
     * @param blocks own the parities; Spark shows what its stages know
     * @param places where each parity is to be stored
     */
    ParityShards(
            SourceShards<?> shards,
            ParityBlocks blocks,
            CacheLayout layout,
            StorageLevel level,
            List<ExecutorPlace> places) {
        super(
                shards.context(),
                ScalaSeqs.<Dependency<?>>seq(List.of(new Members<>(shards, layout), new OneToOneDependency<>(blocks))),
                ScalaSeqs.anyTag());
        this.shards = shards;
        this.layout = layout;
        this.level = level;
        this.places = List.copyOf(places);
    }

    private static final class Members<T> extends NarrowDependency<T> {
        private static final long serialVersionUID = 1L;
        private final CacheLayout layout;

        Members(RDD<T> shards, CacheLayout layout) {
            super(shards);
            this.layout = layout;
        }

        @Override
        public Seq<Object> getParents(int partition) {
            return ScalaSeqs.seq(
                    new ArrayList<>(layout.members(partition / layout.code().r())));
        }
    }

    private record Parity(int index, Partition[] sources) implements Partition {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Partition[] getPartitions() {
        Partition[] sources = shards.partitions();
        int r = layout.code().r();
        return IntStream.range(0, layout.groups().groups().size() * r)
                .mapToObj(index -> new Parity(
                        index,
                        layout.members(index / r).stream()
                                .map(member -> sources[member])
                                .toArray(Partition[]::new)))
                .toArray(Partition[]::new);
    }

    @Override
    public Seq<String> getPreferredLocations(Partition split) {
        return ScalaSeqs.seq(List.of(places.get(split.index()).preference()));
    }

    @Override
    public Iterator<Long> compute(Partition split, TaskContext context) {
        ErasureCode code = layout.code();
        int group = split.index() / code.r();
        int slot = code.k() + split.index() % code.r();
        int[] parities = IntStream.range(code.k(), code.k() + code.r()).toArray();
        ShardSum sum = new ShardSum(code, code.reconstruction(parities, slot), parityBytes(code, group));
        List<Integer> members = layout.members(group);
        for (int member = 0; member < members.size(); member++) {
            if (layout.source(group, member).bytes() > 0) {
                add(sum, group, member, ((Parity) split).sources()[member], context);
            }
        }
        ChunkedByteBuffer bytes = sum.bytes(layout.header(group, slot).toBytes());
        BlockId block = new RDDBlockId(layout.parityRdd(), split.index());
        boolean stored =
                BlockPlacing.put(block, bytes, level, places.get(split.index()).executor());
        return ScalaSeqs.scala(List.of(stored ? bytes.size() : 0L).iterator());
    }

    /** Whole chunks, as parity of a part of a chunk fills it. */
    private long parityBytes(ErasureCode code, int group) {
        long chunk = Math.max(1, code.parityLength(1));
        return (layout.longest(group) + chunk - 1) / chunk * chunk;
    }

    private void add(ShardSum sum, int group, int member, Partition source, TaskContext context) {
        BlockId block = layout.block(group, member);
        Optional<BlockBytes> found = BlockBytes.read(block);
        if (found.isEmpty()) {
            shards.iterator(source, context); // its executor was lost meanwhile: computed and stored here
            found = BlockBytes.local(block);
        }
        try (BlockBytes bytes = found.orElseThrow(() -> new IllegalStateException("Block " + block
                + " could not be stored: there is too little memory for the coded cache; use MEMORY_AND_DISK_SER."))) {
            if (bytes.checksum() != layout.source(group, member).checksum()) {
                throw new IllegalStateException("Partition " + source.index() + " was computed twice and came out"
                        + " differently; a coded cache needs partitions that are the same each time, in the same"
                        + " order. Sort within partitions, or persist on disk reliably.");
            }
            sum.add(member, bytes.open());
        }
    }
}
