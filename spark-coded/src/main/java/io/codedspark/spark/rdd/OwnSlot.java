package io.codedspark.spark.rdd;

import io.codedspark.spark.group.GroupLayout;
import java.util.List;
import org.apache.spark.NarrowDependency;
import org.apache.spark.rdd.RDD;
import scala.collection.Seq;

/** A source partition of an RDD depends on its own slot. */
final class OwnSlot<T> extends NarrowDependency<T> {

    private static final long serialVersionUID = 1L;

    private final GroupLayout layout;

    OwnSlot(RDD<T> slots, GroupLayout layout) {
        super(slots);
        this.layout = layout;
    }

    static int of(GroupLayout layout, int sourcePartition) {
        return layout.codedPartition(layout.groupOfSource(sourcePartition), layout.slotOfSource(sourcePartition));
    }

    @Override
    public Seq<Object> getParents(int sourcePartition) {
        return ScalaSeqs.seq(List.of(of(layout, sourcePartition)));
    }
}
