package io.codedspark.spark.rdd;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.rdd.RDD;
import org.apache.spark.shuffle.FetchFailedException;

/**
 * The tasks of a coded job: each computes the output of one slot and gives the driver a token of it. An exception in user
 * code is an erasure, not a failure of the job; a kill, a lost shuffle file and an error of the JVM stay Spark's business.
 * A slot that its group needs no longer steps aside without computing.
 */
public abstract class SlotTaskRDD extends RDD<SlotToken> {

    private static final long serialVersionUID = 1L;
    private static final int MESSAGE_LIMIT = 2000;

    private final RDD<?> outputs;
    private final int slots;

    /**
     * @param outputs of the slots; its partitions are {@link SlotPartition}s
     * @param slots that a group has at most
     */
    SlotTaskRDD(RDD<?> outputs, int slots) {
        super(
                outputs.context(),
                ScalaSeqs.seq(List.of(new OneToOneDependency<>(outputs))),
                ScalaSeqs.<SlotToken>anyTag());
        this.outputs = outputs;
        this.slots = slots;
    }

    /** Whether the group of the slot is known not to need it. */
    abstract boolean stepsAside(SlotPartition slot, TaskContext context);

    /** Computes the output and keeps it. */
    abstract SlotToken answer(SlotPartition slot, TaskContext context, TokenMaker token);

    /** Makes the tokens of one slot. */
    interface TokenMaker {
        SlotToken of(SlotToken.Kind kind, long[] sourceRows, String message, List<?> sent);
    }

    @Override
    public Partition[] getPartitions() {
        return outputs.partitions();
    }

    @Override
    public scala.collection.Iterator<SlotToken> compute(Partition split, TaskContext context) {
        List<SlotToken> one = new ArrayList<>(List.of(run((SlotPartition) split, context)));
        return ScalaSeqs.scala(one.iterator());
    }

    @SuppressWarnings("CatchingUnchecked")
    private SlotToken run(SlotPartition slot, TaskContext context) {
        long start = System.nanoTime();
        TokenMaker token = (kind, sourceRows, message, sent) -> new SlotToken(
                slot.group(),
                slot.slot(),
                kind,
                SparkEnv.get().executorId(),
                sourceRows,
                (System.nanoTime() - start) / 1_000_000,
                message,
                sent);
        if (stepsAside(slot, context)) {
            return token.of(SlotToken.Kind.ASIDE, new long[slots], "", List.of());
        }
        try {
            return answer(slot, context, token);
        } catch (Throwable thrown) {
            if (!isUserFailure(thrown, context)) {
                throw SlotTaskRDD.<RuntimeException>sneaky(thrown);
            }
            return token.of(SlotToken.Kind.FAILED, new long[slots], describe(thrown), List.of());
        }
    }

    /** Adds the source rows of each batch up. */
    static <O> long[] sourceRows(int slots, Iterator<CodedBatch<O>> batches) {
        long[] rows = new long[slots];
        while (batches.hasNext()) {
            CodedBatch<O> batch = batches.next();
            for (int s = 0; s < rows.length; s++) {
                rows[s] += batch.rows(s);
            }
        }
        return rows;
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
