package io.codedspark.spark.rdd;

import java.util.List;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.DeterministicLevel;
import org.apache.spark.rdd.RDD;
import scala.Enumeration;
import scala.collection.Iterator;

/**
 * Rows whose order within a partition was made the same for every reading, by a sort that leaves no ties. Tells Spark so.
 *
 * @param <T> a row
 */
public final class OrderedRDD<T> extends RDD<T> {

    private static final long serialVersionUID = 1L;

    private final RDD<T> sorted;

    /**
     * @param sorted holds the same rows at every reading, in the same order
     */
    public OrderedRDD(RDD<T> sorted) {
        super(sorted.context(), ScalaSeqs.seq(List.of(new OneToOneDependency<>(sorted))), sorted.elementClassTag());
        this.sorted = sorted;
    }

    @Override
    public Partition[] getPartitions() {
        return sorted.partitions();
    }

    @Override
    public Iterator<T> compute(Partition split, TaskContext context) {
        return sorted.iterator(split, context);
    }

    /** What the sort restores: other rows than before stay what they are. */
    @Override
    public Enumeration.Value getOutputDeterministicLevel() {
        Enumeration.Value before = sorted.outputDeterministicLevel();
        return before.equals(DeterministicLevel.INDETERMINATE()) ? before : DeterministicLevel.DETERMINATE();
    }
}
