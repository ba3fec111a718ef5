package io.codedspark.spark.rdd;

import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.group.ExecutorPlace;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.group.Placement;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;
import scala.collection.Iterator;
import scala.collection.Seq;

/**
 * The slots of all groups. A source slot maps its own source partition batch by batch; a parity slot reads the sources of
 * its group in lockstep, encodes each batch and computes the parity output. Memory is {@code O(k * batch)}, whatever the
 * partitions' size. Persisted in memory and on disk, so that the outputs outlive their tasks as RDD blocks.
 *
 * @param <I> a row of the input
 * @param <O> a row of the output
 */
public final class CodedRDD<I, O> extends RDD<CodedBatch<O>> {

    private static final long serialVersionUID = 1L;

    private final RDD<I> source;
    private final CodedFunction<I, O> function;
    private final GroupLayout layout;
    private final int batchRows;
    private final transient Supplier<Placement> placement;

    /**
     * @param placement asked once, when the partitions are made
     */
    public CodedRDD(
            RDD<I> source,
            CodedFunction<I, O> function,
            GroupLayout layout,
            int batchRows,
            Supplier<Placement> placement) {
        super(
                source.context(),
                ScalaSeqs.seq(List.of(new SlotDependency<>(source, layout))),
                ScalaSeqs.<CodedBatch<O>>anyTag());
        this.source = source;
        this.function = function;
        this.layout = layout;
        this.batchRows = batchRows;
        this.placement = placement;
        persist(StorageLevel.MEMORY_AND_DISK());
    }

    public GroupLayout layout() {
        return layout;
    }

    public CodedFunction<I, O> function() {
        return function;
    }

    @Override
    public Partition[] getPartitions() {
        Partition[] ofSource = source.partitions();
        Placement places = placement.get();
        Partition[] slots = new Partition[layout.codedPartitions()];
        for (int p = 0; p < slots.length; p++) {
            List<Partition> parents = SlotDependency.parents(layout, p).stream()
                    .map(parent -> ofSource[parent])
                    .toList();
            slots[p] = new SlotPartition(
                    p,
                    layout.groupOfCoded(p),
                    layout.slotOfCoded(p),
                    parents,
                    places.of(p).map(ExecutorPlace::preference));
        }
        return slots;
    }

    @Override
    public Seq<String> getPreferredLocations(Partition split) {
        return ScalaSeqs.seq(((SlotPartition) split).preference().map(List::of).orElse(List.of()));
    }

    @Override
    public Iterator<CodedBatch<O>> compute(Partition split, TaskContext context) {
        SlotPartition slot = (SlotPartition) split;
        java.util.Iterator<CodedBatch<O>> batches;
        if (layout.shape().isSource(slot.slot())) {
            batches = new SourceSlot<>(function, slot.slot(), rows(slot.sources()[0], context), context);
        } else {
            List<Batches<I>> sources = java.util.Arrays.stream(slot.sources())
                    .map(p -> rows(p, context))
                    .toList();
            batches = new ParitySlot<>(function, slot.slot() - layout.shape().k(), sources, context);
        }
        return ScalaSeqs.scala(batches);
    }

    private Batches<I> rows(Partition partition, TaskContext context) {
        return new Batches<>(ScalaSeqs.java(source.iterator(partition, context)), batchRows);
    }
}
