package io.codedspark.spark.rdd;

import io.codedspark.spark.group.GroupLayout;
import java.util.List;
import org.apache.spark.Dependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Seq;

/**
 * The inputs of the slots of all groups, one partition a slot.
 *
 * @param <I> a row of the input
 */
public abstract class SlotInputs<I> extends RDD<EncodedBatch<I>> {

    private static final long serialVersionUID = 1L;

    SlotInputs(SparkContext context, List<Dependency<?>> dependencies) {
        super(context, ScalaSeqs.seq(dependencies), ScalaSeqs.<EncodedBatch<I>>anyTag());
    }

    /** The groups and their slots. */
    public abstract GroupLayout layout();

    @Override
    public Seq<String> getPreferredLocations(Partition split) {
        return ScalaSeqs.seq(((SlotPartition) split).preference().map(List::of).orElse(List.of()));
    }
}
