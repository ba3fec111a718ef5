package io.codedspark.spark.rdd;

import io.codedspark.codes.Exactness;
import io.codedspark.spark.CodedRow;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.group.ExecutorPlace;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.Partition;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.BlockManagerId;
import org.apache.spark.util.CollectionAccumulator;
import scala.collection.Seq;

/**
 * The outputs in the source's partitions and order: each from its own block, else decoded from the arrived slots of its
 * group, else computed again through the lineage. The first look at its partitions runs the coded job.
 *
 * @param <I> a row of the input
 * @param <O> a row of the output
 */
public final class DecodedRDD<I, O> extends RDD<CodedRow<O>> {

    private static final long serialVersionUID = 1L;

    private final CodedRDD<I, O> coded;
    private final int codedId;
    private final transient Supplier<Coverage> job;
    private final CollectionAccumulator<SourceAnswered> answered;

    public DecodedRDD(CodedRDD<I, O> coded, Supplier<Coverage> job, CollectionAccumulator<SourceAnswered> answered) {
        super(
                coded.context(),
                ScalaSeqs.seq(List.of(new OwnSlot<>(coded, coded.layout()))),
                ScalaSeqs.<CodedRow<O>>anyTag());
        this.coded = coded;
        this.codedId = coded.id();
        this.job = job;
        this.answered = answered;
    }

    @Override
    public Partition[] getPartitions() {
        Coverage coverage = job.get();
        Partition[] slots = coded.partitions();
        Partition[] partitions = new Partition[coverage.sources().size()];
        for (int p = 0; p < partitions.length; p++) {
            partitions[p] = new AnswerPartition(
                    p, slots[OwnSlot.of(coded.layout(), p)], coverage.sources().get(p), coverage.avoid());
        }
        return partitions;
    }

    /** Holders of the own block, else of the blocks it is decoded from, else any executor that answers: never empty if there is one. */
    @Override
    public Seq<String> getPreferredLocations(Partition split) {
        AnswerPartition partition = (AnswerPartition) split;
        GroupBlocks blocks = blocks(partition);
        int own = coded.layout().slotOfSource(partition.index());
        List<BlockManagerId> holders = new ArrayList<>();
        if (partition.answer() == Coverage.Answer.OWN) {
            holders.addAll(blocks.holders(own));
        }
        for (int slot = 0; holders.isEmpty() && slot < coded.layout().shape().n(); slot++) {
            holders.addAll(blocks.holders(slot));
        }
        return ScalaSeqs.seq(holders.stream()
                .map(holder -> new ExecutorPlace(holder.executorId(), holder.host()).preference())
                .toList());
    }

    private GroupBlocks blocks(AnswerPartition partition) {
        int group = coded.layout().groupOfSource(partition.index());
        return GroupBlocks.of(codedId, coded.layout(), group, partition.avoid());
    }

    @Override
    public scala.collection.Iterator<CodedRow<O>> compute(Partition split, TaskContext context) {
        AnswerPartition partition = (AnswerPartition) split;
        GroupBlocks blocks = blocks(partition);
        int own = coded.layout().slotOfSource(partition.index());
        if (partition.answer() != Coverage.Answer.DECODE && !blocks.holders(own).isEmpty()) {
            Optional<Iterator<CodedBatch<O>>> stored = StoredBlock.read(blocks.block(own));
            if (stored.isPresent()) {
                return rows(partition, outputs(stored.get(), RowOrigin.COMPUTED));
            }
        }
        if (partition.mayDecode()) {
            Optional<GroupDecoder<O>> decoder = GroupDecoder.open(
                    coded.function(),
                    coded.layout(),
                    blocks,
                    coded.layout().groupOfSource(partition.index()),
                    own,
                    context);
            if (decoder.isPresent()) {
                RowOrigin origin = coded.function().exactness() == Exactness.EXACT
                        ? RowOrigin.RECONSTRUCTED_EXACTLY
                        : RowOrigin.RECONSTRUCTED_APPROXIMATELY;
                return rows(
                        partition,
                        new DecodeOrLineage<>(decoder.get(), origin, () -> lineage(partition, blocks, context)));
            }
        }
        return rows(partition, lineage(partition, blocks, context));
    }

    /** Computes an output again; without a look at stored ones where only silent executors hold it, as that look would hang. */
    private Iterator<AnsweredBatch<O>> lineage(AnswerPartition partition, GroupBlocks blocks, TaskContext context) {
        boolean unreadable = blocks.isOnAvoidedOnly(coded.layout().slotOfSource(partition.index()));
        scala.collection.Iterator<CodedBatch<O>> batches =
                unreadable ? coded.compute(partition.ownSlot(), context) : coded.iterator(partition.ownSlot(), context);
        return outputs(new WholeBatches<>(ScalaSeqs.java(batches)), RowOrigin.RECOMPUTED);
    }

    private static <O> Iterator<AnsweredBatch<O>> outputs(Iterator<CodedBatch<O>> batches, RowOrigin origin) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return batches.hasNext();
            }

            @Override
            public AnsweredBatch<O> next() {
                return new AnsweredBatch<>(batches.next().outputs(), origin);
            }
        };
    }

    private scala.collection.Iterator<CodedRow<O>> rows(AnswerPartition partition, Iterator<AnsweredBatch<O>> batches) {
        String executor = SparkEnv.get().executorId();
        String host = SparkEnv.get().blockManager().blockManagerId().host();
        long start = System.currentTimeMillis();
        return ScalaSeqs.scala(new AnsweredRows<>(
                batches,
                counts -> answered.add(new SourceAnswered(
                        partition.index(), counts, executor, host, start, System.currentTimeMillis()))));
    }
}
