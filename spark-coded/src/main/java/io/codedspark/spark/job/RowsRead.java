package io.codedspark.spark.job;

import io.codedspark.spark.observe.event.CodedRowsRead;
import io.codedspark.spark.rdd.SourceAnswered;
import java.util.BitSet;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.util.AccumulatorV2;
import org.apache.spark.util.CollectionAccumulator;

/**
 * Collects on the driver how source partitions were answered, and tells the listener bus the first answer of each. Executors
 * get a plain accumulator, as Spark copies this one for them.
 */
final class RowsRead extends CollectionAccumulator<SourceAnswered> {

    private static final long serialVersionUID = 1L;

    private final transient SparkContext context;
    private final int codedJob;
    private final BitSet told = new BitSet();

    RowsRead(SparkContext context, int codedJob) {
        this.context = context;
        this.codedJob = codedJob;
    }

    @Override
    public void merge(AccumulatorV2<SourceAnswered, List<SourceAnswered>> other) {
        super.merge(other);
        for (SourceAnswered answer : other.value()) {
            if (isFirst(answer.partition())) {
                context.listenerBus()
                        .post(new CodedRowsRead(
                                codedJob,
                                System.currentTimeMillis(),
                                answer.partition(),
                                answer.rows(),
                                answer.executor(),
                                answer.endMillis() - answer.startMillis()));
            }
        }
    }

    private synchronized boolean isFirst(int partition) {
        boolean first = !told.get(partition);
        told.set(partition);
        return first;
    }
}
