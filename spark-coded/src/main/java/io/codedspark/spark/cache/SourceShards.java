package io.codedspark.spark.cache;

import io.codedspark.spark.rdd.ScalaSeqs;
import java.util.List;
import org.apache.spark.Dependency;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;
import scala.collection.Iterator;
import scala.collection.Seq;

/** The user's rows, persisted in serialized form: its blocks are the sources. */
final class SourceShards<T> extends RDD<T> {

    private static final long serialVersionUID = 1L;

    private final RDD<T> parent;

    SourceShards(RDD<T> parent, StorageLevel level) {
        super(
                parent.context(),
                ScalaSeqs.<Dependency<?>>seq(List.of(new OneToOneDependency<>(parent))),
                parent.elementClassTag());
        this.parent = parent;
        setName("coded cache of " + (parent.name() == null ? "RDD " + parent.id() : parent.name()));
        persist(level);
    }

    @Override
    public Partition[] getPartitions() {
        return parent.partitions();
    }

    @Override
    public Seq<String> getPreferredLocations(Partition split) {
        return parent.preferredLocations(split);
    }

    @Override
    public Iterator<T> compute(Partition split, TaskContext context) {
        return parent.iterator(split, context);
    }
}
