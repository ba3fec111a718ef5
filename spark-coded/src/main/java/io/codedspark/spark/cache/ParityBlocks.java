package io.codedspark.spark.cache;

import io.codedspark.spark.rdd.ScalaSeqs;
import java.util.List;
import java.util.stream.IntStream;
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

    private final int parities;

    ParityBlocks(SparkContext context, int parities, String name, StorageLevel level) {
        super(context, ScalaSeqs.<Dependency<?>>seq(List.of()), ScalaSeqs.anyTag());
        this.parities = parities;
        setName(name);
        persist(level);
    }

    private record Place(int index) implements Partition {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Partition[] getPartitions() {
        return IntStream.range(0, parities).mapToObj(Place::new).toArray(Partition[]::new);
    }

    @Override
    public Iterator<Object> compute(Partition split, TaskContext context) {
        throw new UnsupportedOperationException("Parities are read as bytes.");
    }
}
