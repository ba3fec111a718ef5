package io.codedspark.spark.rdd;

import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.group.GroupLayout;
import java.util.List;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Iterator;

/**
 * The outputs of the slots of all groups: the function of each batch of a slot's input. Between batches a task looks whether
 * it was killed.
 *
 * @param <I> a row of the input
 * @param <O> a row of the output
 */
public final class CodedRDD<I, O> extends RDD<CodedBatch<O>> {

    private static final long serialVersionUID = 1L;

    private final SlotInputs<I> encoded;
    private final CodedFunction<I, O> function;
    private final GroupLayout layout;

    public CodedRDD(SlotInputs<I> encoded, CodedFunction<I, O> function) {
        super(
                encoded.context(),
                ScalaSeqs.seq(List.of(new OneToOneDependency<>(encoded))),
                ScalaSeqs.<CodedBatch<O>>anyTag());
        this.encoded = encoded;
        this.function = function;
        this.layout = encoded.layout();
    }

    public GroupLayout layout() {
        return layout;
    }

    public CodedFunction<I, O> function() {
        return function;
    }

    @Override
    public Partition[] getPartitions() {
        return encoded.partitions();
    }

    @Override
    public Iterator<CodedBatch<O>> compute(Partition split, TaskContext context) {
        int slot = ((SlotPartition) split).slot();
        java.util.Iterator<EncodedBatch<I>> inputs =
                new WholeBatches<>(ScalaSeqs.java(encoded.iterator(split, context)));
        java.util.Iterator<CodedBatch<O>> batches = new java.util.Iterator<>() {
            @Override
            public boolean hasNext() {
                return inputs.hasNext();
            }

            @Override
            public CodedBatch<O> next() {
                context.killTaskIfInterrupted();
                EncodedBatch<I> input = inputs.next();
                context.killTaskIfInterrupted();
                return new CodedBatch<>(input.sourceRows(), input.prints(), outputs(slot, input.rows()));
            }
        };
        return ScalaSeqs.scala(new SplitBatches<>(batches, SplitBatches.limitHere()));
    }

    private List<O> outputs(int slot, List<I> rows) {
        return layout.shape().isSource(slot)
                ? OneForEachRow.checked(function.apply(rows), rows.size(), function.name(), "apply")
                : OneForEachRow.checked(
                        function.applyParity(slot - layout.shape().k(), rows),
                        rows.size(),
                        function.name(),
                        "applyParity");
    }
}
