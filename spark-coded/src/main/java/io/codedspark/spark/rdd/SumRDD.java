package io.codedspark.spark.rdd;

import io.codedspark.spark.linalg.RowSum;
import java.util.List;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import scala.collection.Iterator;

/**
 * The weighted sum that each task of a code of sums makes of its rows: one row of output a task. Between batches a task
 * looks whether it was killed.
 *
 * @param <T> a row
 */
public final class SumRDD<T> extends RDD<CodedBatch<double[]>> {

    private static final long serialVersionUID = 1L;

    private final PartsRDD<T> parts;
    private final RowSum<T> sum;
    private final Broadcast<double[]> argument;

    public SumRDD(PartsRDD<T> parts, RowSum<T> sum, Broadcast<double[]> argument) {
        super(
                parts.context(),
                ScalaSeqs.seq(List.of(new OneToOneDependency<>(parts))),
                ScalaSeqs.<CodedBatch<double[]>>anyTag());
        this.parts = parts;
        this.sum = sum;
        this.argument = argument;
    }

    @Override
    public Partition[] getPartitions() {
        return parts.partitions();
    }

    @Override
    public Iterator<CodedBatch<double[]>> compute(Partition split, TaskContext context) {
        double[] at = argument.value();
        double[] total = new double[sum.size(at)];
        double[] ofWeight = new double[total.length];
        double weight = 0;
        java.util.Iterator<PartBatch<T>> batches = ScalaSeqs.java(parts.iterator(split, context));
        while (batches.hasNext()) {
            context.killTaskIfInterrupted();
            PartBatch<T> batch = batches.next();
            if (batch.weight() != weight) {
                move(weight, ofWeight, total);
                weight = batch.weight();
            }
            sum.add(batch.rows(), at, ofWeight);
        }
        move(weight, ofWeight, total);
        int[] rows = new int[parts.layout().shape().k()];
        return ScalaSeqs.scala(
                List.of(new CodedBatch<>(rows, new long[0], List.of(total))).iterator());
    }

    private static void move(double weight, double[] from, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += weight * from[i];
            from[i] = 0;
        }
    }
}
