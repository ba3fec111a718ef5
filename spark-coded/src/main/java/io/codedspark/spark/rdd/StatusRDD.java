package io.codedspark.spark.rdd;

import io.codedspark.codes.Erasures;
import io.codedspark.spark.group.GroupLayout;
import java.util.List;
import java.util.Set;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.storage.RDDBlockId;

/**
 * Stores each slot's output as a block on its executor. A parity slot steps aside when all sources are stored, and every
 * repeated attempt when the group can be decoded.
 */
public final class StatusRDD<I, O> extends SlotTaskRDD {

    private static final long serialVersionUID = 1L;

    private final CodedRDD<I, O> coded;
    private final int codedId;

    /**
     * @param coded is persisted
     */
    public StatusRDD(CodedRDD<I, O> coded) {
        super(coded, coded.layout().shape().k());
        this.coded = coded;
        this.codedId = coded.id();
    }

    @Override
    SlotToken answer(SlotPartition slot, TaskContext context, TokenMaker token) {
        long[] rows = sourceRows(coded.layout().shape().k(), ScalaSeqs.java(coded.iterator(slot, context)));
        boolean stored = SparkEnv.get()
                .blockManager()
                .getStatus(new RDDBlockId(codedId, slot.index()))
                .exists(status -> status.storageLevel().isValid());
        return stored
                ? token.of(SlotToken.Kind.STORED, rows, "", List.of())
                : token.of(SlotToken.Kind.NOT_STORED, rows, "the block manager did not keep the block", List.of());
    }

    @Override
    boolean stepsAside(SlotPartition slot, TaskContext context) {
        GroupLayout layout = coded.layout();
        boolean parity = !layout.shape().isSource(slot.slot());
        if (context.attemptNumber() == 0 && !parity) {
            return false;
        }
        long stored = GroupBlocks.of(codedId, layout, slot.group(), Set.of()).storedMask();
        if ((stored >>> slot.slot() & 1) != 0) {
            return false;
        }
        Erasures erasures = layout.erasures(slot.group(), stored);
        if (erasures.sources().length == 0) {
            return parity;
        }
        return context.attemptNumber() > 0
                && layout.shape().r() > 0
                && coded.function().canDecode(erasures);
    }
}
