package io.codedspark.spark.cache;

import io.codedspark.spark.rdd.ScalaSeqs;
import java.util.List;
import org.apache.spark.Dependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;
import scala.collection.Iterator;

/** Owns the stored parities: Spark shows them under its name, and drops them when it is unpersisted or forgotten. */
final class ParityBlocks extends RDD<Object> {

    private static final long serialVersionUID = 1L;

    ParityBlocks(SparkContext context, String name, StorageLevel level) {
        super(context, ScalaSeqs.<Dependency<?>>seq(List.of()), ScalaSeqs.anyTag());
        setName(name);
        persist(level);
    }

    @Override
    public Partition[] getPartitions() {
        return new Partition[0];
    }

    @Override
    public Iterator<Object> compute(Partition split, TaskContext context) {
        throw new UnsupportedOperationException("Parities are read as bytes.");
    }
}
