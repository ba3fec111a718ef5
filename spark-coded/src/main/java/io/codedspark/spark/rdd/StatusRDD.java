package io.codedspark.spark.rdd;

import io.codedspark.codes.Erasures;
import io.codedspark.spark.group.GroupLayout;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.rdd.RDD;
import org.apache.spark.shuffle.FetchFailedException;
import org.apache.spark.storage.RDDBlockId;

/**
 * Stores each slot's output as a block on its executor and gives the driver a token of it. An exception in user code is an
 * erasure, not a failure of the job; a kill, a lost shuffle file and an error of the JVM stay Spark's business. A slot that its
 * group needs no longer steps aside without computing: a parity slot when all sources are stored, and every repeated
 * attempt when the group can be decoded.
 */
public final class StatusRDD<I, O> extends RDD<SlotToken> {

    private static final long serialVersionUID = 1L;
    private static final int MESSAGE_LIMIT = 2000;

    private final CodedRDD<I, O> coded;
    private final int codedId;

    public StatusRDD(CodedRDD<I, O> coded) {
        super(coded.context(), ScalaSeqs.seq(List.of(new OneToOneDependency<>(coded))), ScalaSeqs.<SlotToken>anyTag());
        this.coded = coded;
        this.codedId = coded.id();
    }

    @Override
    public Partition[] getPartitions() {
        return coded.partitions();
    }

    @Override
    public scala.collection.Iterator<SlotToken> compute(Partition split, TaskContext context) {
        return ScalaSeqs.scala(List.of(run((SlotPartition) split, context)).iterator());
    }

    @SuppressWarnings("CatchingUnchecked")
    private SlotToken run(SlotPartition slot, TaskContext context) {
        long start = System.nanoTime();
        int k = coded.layout().shape().k();
        if (stepsAside(slot, context)) {
            return token(slot, SlotToken.Kind.ASIDE, new long[k], start, "");
        }
        try {
            long[] rows = drain(slot, context);
            boolean stored = SparkEnv.get()
                    .blockManager()
                    .getStatus(new RDDBlockId(codedId, slot.index()))
                    .exists(status -> status.storageLevel().isValid());
            return stored
                    ? token(slot, SlotToken.Kind.STORED, rows, start, "")
                    : token(slot, SlotToken.Kind.NOT_STORED, rows, start, "the block manager did not keep the block");
        } catch (Throwable thrown) {
            if (!isUserFailure(thrown, context)) {
                throw StatusRDD.<RuntimeException>sneaky(thrown);
            }
            return token(slot, SlotToken.Kind.FAILED, new long[k], start, describe(thrown));
        }
    }

    private long[] drain(SlotPartition slot, TaskContext context) {
        long[] rows = new long[coded.layout().shape().k()];
        Iterator<CodedBatch<O>> batches = ScalaSeqs.java(coded.iterator(slot, context));
        while (batches.hasNext()) {
            CodedBatch<O> batch = batches.next();
            for (int s = 0; s < rows.length; s++) {
                rows[s] += batch.rows(s);
            }
        }
        return rows;
    }

    private boolean stepsAside(SlotPartition slot, TaskContext context) {
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

    private SlotToken token(SlotPartition slot, SlotToken.Kind kind, long[] rows, long start, String message) {
        String executor = SparkEnv.get().executorId();
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new SlotToken(slot.group(), slot.slot(), kind, executor, rows, millis, message);
    }

    private static boolean isUserFailure(Throwable thrown, TaskContext context) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof TaskKilledException
                    || t instanceof InterruptedException
                    || t instanceof VirtualMachineError
                    || t instanceof FetchFailedException) {
                return false;
            }
        }
        return !context.isInterrupted();
    }

    private static String describe(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = thrown; t != null && text.length() < MESSAGE_LIMIT; t = t.getCause()) {
            text.append(text.length() == 0 ? "" : " <- ").append(t);
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? text.toString() : text + " at " + trace[0];
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
