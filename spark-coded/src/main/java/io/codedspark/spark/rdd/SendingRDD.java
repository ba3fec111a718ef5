package io.codedspark.spark.rdd;

import io.codedspark.spark.group.ExecutorPlace;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Seq;

/**
 * Sends each slot's output to the driver with its token: for outputs that are small, such as products with a vector and
 * sums. A slot steps aside when the driver has marked its group as covered.
 *
 * @param <O> a row of the output
 */
public final class SendingRDD<O> extends SlotTaskRDD {

    private static final long serialVersionUID = 1L;

    private final RDD<CodedBatch<O>> outputs;
    private final int slots;
    private final ArrayList<String> preferences;

    /**
     * @param outputs of the slots, not persisted
     * @param slots source slots of a group
     */
    public SendingRDD(RDD<CodedBatch<O>> outputs, int slots) {
        this(outputs, slots, List.of());
    }

    /**
     * @param executors where all slots are to run instead of where their inputs are
     */
    public SendingRDD(RDD<CodedBatch<O>> outputs, int slots, List<ExecutorPlace> executors) {
        super(outputs, slots);
        this.outputs = outputs;
        this.slots = slots;
        this.preferences = new ArrayList<>(
                executors.stream().map(ExecutorPlace::preference).toList());
    }

    @Override
    public Seq<String> getPreferredLocations(Partition split) {
        return ScalaSeqs.seq(preferences);
    }

    @Override
    SlotToken answer(SlotPartition slot, TaskContext context, TokenMaker token) {
        List<CodedBatch<O>> batches = new ArrayList<>();
        ScalaSeqs.java(outputs.iterator(slot, context)).forEachRemaining(batches::add);
        return token.of(SlotToken.Kind.SENT, sourceRows(slots, batches.iterator()), "", batches);
    }

    @Override
    boolean stepsAside(SlotPartition slot, TaskContext context) {
        return CoveredMark.isSet(id(), slot.group());
    }
}
