package io.codedspark.spark.rdd;

import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.group.ExecutorPlace;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.group.Placement;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Iterator;

/**
 * The inputs of the slots of all groups. A source slot reads its own source partition batch by batch; a parity slot reads
 * the sources of its group in lockstep and encodes each batch. Memory is {@code O(k * batch)}, whatever the partitions'
 * size. Persisted, it is encoded once for many functions.
 *
 * @param <I> a row of the input
 */
public final class EncodedRDD<I> extends SlotInputs<I> {

    private static final long serialVersionUID = 1L;

    private final RDD<I> source;
    private final CodedFunction<I, ?> encoder;
    private final GroupLayout layout;
    private final int batchRows;
    private final boolean printed;
    private final transient Supplier<Placement> placement;

    /**
     * @param encoder a function of the code; only its {@code encode} is used
     * @param placement asked once, when the partitions are made
     */
    public EncodedRDD(
            RDD<I> source,
            CodedFunction<I, ?> encoder,
            GroupLayout layout,
            int batchRows,
            Supplier<Placement> placement) {
        super(source.context(), List.of(new SlotDependency<>(source, layout)));
        this.source = source;
        this.encoder = encoder;
        this.layout = layout;
        this.batchRows = batchRows;
        this.printed = !RowOrder.isDeterminate(source);
        this.placement = placement;
    }

    @Override
    public GroupLayout layout() {
        return layout;
    }

    @Override
    public Partition[] getPartitions() {
        Partition[] ofSource = source.partitions();
        List<ExecutorPlace> places = placement.get().of(layout);
        Partition[] slots = new Partition[layout.codedPartitions()];
        for (int p = 0; p < slots.length; p++) {
            List<Partition> parents = SlotDependency.parents(layout, p).stream()
                    .map(parent -> ofSource[parent])
                    .toList();
            slots[p] = new SlotPartition(
                    p, layout.groupOfCoded(p), layout.slotOfCoded(p), parents, SlotPartition.preference(places, p));
        }
        return slots;
    }

    @Override
    public Iterator<EncodedBatch<I>> compute(Partition split, TaskContext context) {
        SlotPartition slot = (SlotPartition) split;
        int k = layout.shape().k();
        java.util.Iterator<EncodedBatch<I>> batches = layout.shape().isSource(slot.slot())
                ? new SourceSlot<>(k, slot.slot(), rows(slot.sources()[0], context), printed)
                : new ParitySlot<>(
                        encoder,
                        slot.slot() - k,
                        Arrays.stream(slot.sources()).map(p -> rows(p, context)).toList(),
                        printed,
                        context);
        boolean stored = getStorageLevel().isValid();
        return ScalaSeqs.scala(stored ? new SplitBatches<>(batches, SplitBatches.limitHere()) : batches);
    }

    private Batches<I> rows(Partition partition, TaskContext context) {
        return new Batches<>(ScalaSeqs.java(source.iterator(partition, context)), batchRows);
    }
}
