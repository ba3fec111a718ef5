package io.codedspark.spark.rdd;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.GroupShape;
import io.codedspark.spark.group.ExecutorPlace;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.group.Placement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.NarrowDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Seq;

/**
 * The rows that each task of a code of sums holds. The source's partitions are cut into parts of consecutive ones, as many
 * as the code has or a multiple of it; each group of parts has the code's tasks, and a task reads the parts to which the
 * code gives it a weight. Persisted, each task keeps its parts.
 *
 * @param <T> a row
 */
public final class PartsRDD<T> extends RDD<PartBatch<T>> {

    private static final long serialVersionUID = 1L;
    private static final int BATCH_ROWS = 1024;

    private final RDD<T> source;
    private final ArrivalCode code;
    private final GroupLayout layout;
    private final int sourcePartitions;
    private final transient Supplier<Placement> placement;

    /**
     * @param source of at least as many partitions as the code has parts
     * @param code of one operand, with as many parts as tasks
     */
    public PartsRDD(RDD<T> source, ArrivalCode code, Supplier<Placement> placement) {
        super(
                source.context(),
                ScalaSeqs.seq(List.of(new PartsOfTask<>(source, code))),
                ScalaSeqs.<PartBatch<T>>anyTag());
        this.source = source;
        this.code = code;
        this.sourcePartitions = source.partitions().length;
        this.layout = layout(sourcePartitions, code);
        this.placement = placement;
    }

    private static GroupLayout layout(int sourcePartitions, ArrivalCode code) {
        int groups = Math.max(1, sourcePartitions / code.tasks());
        return new GroupLayout(groups * code.tasks(), new GroupShape(code.tasks(), 0));
    }

    /** The groups of tasks: every slot is a source slot. */
    public GroupLayout layout() {
        return layout;
    }

    /** The partitions of a task, with the weight of each. */
    private static List<WeightedPartition> partitions(int sourcePartitions, ArrivalCode code, int codedPartition) {
        GroupLayout layout = layout(sourcePartitions, code);
        int group = layout.groupOfCoded(codedPartition);
        double[] weights = code.encoderWeights(0, layout.slotOfCoded(codedPartition));
        List<WeightedPartition> partitions = new ArrayList<>();
        long parts = layout.sourcePartitions();
        for (int part = 0; part < weights.length; part++) {
            long at = (long) group * weights.length + part;
            int from = (int) (at * sourcePartitions / parts);
            int to = (int) ((at + 1) * sourcePartitions / parts);
            for (int p = from; p < to && weights[part] != 0; p++) {
                partitions.add(new WeightedPartition(p, weights[part]));
            }
        }
        return partitions;
    }

    private record WeightedPartition(int partition, double weight) {}

    private static final class PartsOfTask<T> extends NarrowDependency<T> {
        private static final long serialVersionUID = 1L;
        private final int sourcePartitions;
        private final ArrivalCode code;

        PartsOfTask(RDD<T> source, ArrivalCode code) {
            super(source);
            this.sourcePartitions = source.partitions().length;
            this.code = code;
        }

        @Override
        public Seq<Object> getParents(int codedPartition) {
            return ScalaSeqs.seq(partitions(sourcePartitions, code, codedPartition).stream()
                    .<Object>map(WeightedPartition::partition)
                    .toList());
        }
    }

    @Override
    public Partition[] getPartitions() {
        Partition[] ofSource = source.partitions();
        List<ExecutorPlace> places = placement.get().of(layout);
        return IntStream.range(0, layout.codedPartitions())
                .mapToObj(p -> new SlotPartition(
                        p,
                        layout.groupOfCoded(p),
                        layout.slotOfCoded(p),
                        partitions(sourcePartitions, code, p).stream()
                                .map(part -> ofSource[part.partition()])
                                .toList(),
                        SlotPartition.preference(places, p)))
                .toArray(Partition[]::new);
    }

    @Override
    public Seq<String> getPreferredLocations(Partition split) {
        return ScalaSeqs.seq(((SlotPartition) split).preference().map(List::of).orElse(List.of()));
    }

    @Override
    public scala.collection.Iterator<PartBatch<T>> compute(Partition split, TaskContext context) {
        SlotPartition slot = (SlotPartition) split;
        double[] weights = partitions(sourcePartitions, code, slot.index()).stream()
                .mapToDouble(WeightedPartition::weight)
                .toArray();
        return ScalaSeqs.scala(new WeightedBatches(Arrays.asList(slot.sources()), weights, context));
    }

    /** The batches of one partition after the other. */
    private final class WeightedBatches implements Iterator<PartBatch<T>> {

        private final List<Partition> partitions;
        private final double[] weights;
        private final TaskContext context;
        private int next;
        private double weight;
        private Iterator<T> rows = List.<T>of().iterator();

        WeightedBatches(List<Partition> partitions, double[] weights, TaskContext context) {
            this.partitions = partitions;
            this.weights = weights;
            this.context = context;
        }

        @Override
        public boolean hasNext() {
            while (!rows.hasNext() && next < partitions.size()) {
                weight = weights[next];
                rows = ScalaSeqs.java(source.iterator(partitions.get(next), context));
                next++;
            }
            return rows.hasNext();
        }

        @Override
        public PartBatch<T> next() {
            context.killTaskIfInterrupted();
            List<T> batch = new ArrayList<>();
            for (int row = 0; row < BATCH_ROWS && rows.hasNext(); row++) {
                batch.add(rows.next());
            }
            return new PartBatch<>(weight, batch);
        }
    }
}
