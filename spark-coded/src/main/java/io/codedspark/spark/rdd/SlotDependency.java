package io.codedspark.spark.rdd;

import io.codedspark.spark.group.GroupLayout;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.NarrowDependency;
import org.apache.spark.rdd.RDD;
import scala.collection.Seq;

/** A source slot reads its own source partition, a parity slot those of all sources of its group. */
final class SlotDependency<I> extends NarrowDependency<I> {

    private static final long serialVersionUID = 1L;

    private final GroupLayout layout;

    SlotDependency(RDD<I> source, GroupLayout layout) {
        super(source);
        this.layout = layout;
    }

    @Override
    public Seq<Object> getParents(int codedPartition) {
        return ScalaSeqs.seq(List.<Object>copyOf(parents(layout, codedPartition)));
    }

    static List<Integer> parents(GroupLayout layout, int codedPartition) {
        int group = layout.groupOfCoded(codedPartition);
        int slot = layout.slotOfCoded(codedPartition);
        return layout.shape().isSource(slot)
                ? List.of(layout.sourcePartition(group, slot))
                : IntStream.range(0, layout.sources(group))
                        .mapToObj(s -> layout.sourcePartition(group, s))
                        .toList();
    }
}
