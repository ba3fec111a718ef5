package io.codedspark.spark.rdd;

import java.util.List;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Iterator;

/**
 * The rows of the source slots of encoded inputs, in the source's partitions.
 *
 * @param <I> a row
 */
public final class SourceRowsRDD<I> extends RDD<I> {

    private static final long serialVersionUID = 1L;

    private final EncodedRDD<I> encoded;

    public SourceRowsRDD(EncodedRDD<I> encoded) {
        super(
                encoded.context(),
                ScalaSeqs.seq(List.of(new OwnSlot<>(encoded, encoded.layout()))),
                ScalaSeqs.<I>anyTag());
        this.encoded = encoded;
    }

    private record Own(int index, Partition slot) implements Partition {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean equals(Object other) {
            return other instanceof Own that && that.index == index;
        }

        @Override
        public int hashCode() {
            return index;
        }
    }

    @Override
    public Partition[] getPartitions() {
        Partition[] slots = encoded.partitions();
        Partition[] sources = new Partition[encoded.layout().sourcePartitions()];
        for (int p = 0; p < sources.length; p++) {
            sources[p] = new Own(p, slots[OwnSlot.of(encoded.layout(), p)]);
        }
        return sources;
    }

    @Override
    public Iterator<I> compute(Partition split, TaskContext context) {
        java.util.Iterator<EncodedBatch<I>> batches = ScalaSeqs.java(encoded.iterator(((Own) split).slot(), context));
        Iterable<EncodedBatch<I>> all = () -> batches;
        return ScalaSeqs.scala(java.util.stream.StreamSupport.stream(all.spliterator(), false)
                .flatMap(batch -> batch.rows().stream())
                .iterator());
    }
}
