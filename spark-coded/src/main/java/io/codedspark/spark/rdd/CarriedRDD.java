package io.codedspark.spark.rdd;

import io.codedspark.spark.CarriedRow;
import io.codedspark.spark.CodedRow;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Seq;

/**
 * The rows of a source, each together with its output. The source partition is read once more for it, on the executor
 * that holds or decodes the output; its rows must come in the same order every time, as Spark's lineage demands.
 *
 * @param <C> a row of the source
 * @param <O> a row of the output
 */
public final class CarriedRDD<C, O> extends RDD<CarriedRow<C, O>> {

    private static final long serialVersionUID = 1L;

    private final RDD<C> source;
    private final RDD<CodedRow<O>> decoded;

    public CarriedRDD(RDD<C> source, RDD<CodedRow<O>> decoded) {
        super(
                source.context(),
                ScalaSeqs.seq(List.of(new OneToOneDependency<>(decoded), new OneToOneDependency<>(source))),
                ScalaSeqs.<CarriedRow<C, O>>anyTag());
        this.source = source;
        this.decoded = decoded;
    }

    private record Pair(int index, Partition source, Partition decoded) implements Partition {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean equals(Object other) {
            return other instanceof Pair that && that.index == index;
        }

        @Override
        public int hashCode() {
            return index;
        }
    }

    @Override
    public Partition[] getPartitions() {
        Partition[] outputs = decoded.partitions();
        Partition[] inputs = source.partitions();
        Partition[] pairs = new Partition[inputs.length];
        for (int p = 0; p < pairs.length; p++) {
            pairs[p] = new Pair(p, inputs[p], outputs[p]);
        }
        return pairs;
    }

    @Override
    public Seq<String> getPreferredLocations(Partition split) {
        return decoded.preferredLocations(((Pair) split).decoded());
    }

    @Override
    public scala.collection.Iterator<CarriedRow<C, O>> compute(Partition split, TaskContext context) {
        Pair pair = (Pair) split;
        Iterator<CodedRow<O>> outputs = ScalaSeqs.java(decoded.iterator(pair.decoded(), context));
        Iterator<C> inputs = ScalaSeqs.java(source.iterator(pair.source(), context));
        return ScalaSeqs.scala(new Iterator<CarriedRow<C, O>>() {
            private long row;

            @Override
            public boolean hasNext() {
                boolean input = inputs.hasNext();
                if (input != outputs.hasNext()) {
                    throw new IllegalStateException("Source partition " + pair.index() + " has "
                            + (input ? "more than " : "only ") + row + " rows now, but its output was computed from "
                            + (input ? "only " + row : "more")
                            + ". The source gives other rows each time it is read; persist it before the coded job.");
                }
                return input;
            }

            @Override
            public CarriedRow<C, O> next() {
                row++;
                return new CarriedRow<>(inputs.next(), outputs.next());
            }
        });
    }
}
