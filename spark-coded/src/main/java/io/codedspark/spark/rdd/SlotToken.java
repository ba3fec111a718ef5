package io.codedspark.spark.rdd;

import java.io.Serializable;
import java.util.List;

/**
 * What a slot tells the driver when its task ends: where its output is stored, or the output itself, that it stepped
 * aside, or why it has none.
 */
public final class SlotToken implements Serializable {

    private static final long serialVersionUID = 1L;

    /** How the task ended. */
    public enum Kind {
        /** The output is stored on the executor. */
        STORED,
        /** The output comes with the token. */
        SENT,
        /** The group needed nothing from this slot any more. */
        ASIDE,
        /** The function threw an exception. */
        FAILED,
        /** The output was computed, but could not be kept. */
        NOT_STORED
    }

    private final int group;
    private final int slot;
    private final Kind kind;
    private final String executor;
    private final long[] sourceRows;
    private final long millis;
    private final String message;
    private final Object[] sent;

    SlotToken(
            int group,
            int slot,
            Kind kind,
            String executor,
            long[] sourceRows,
            long millis,
            String message,
            List<?> sent) {
        this.group = group;
        this.slot = slot;
        this.kind = kind;
        this.executor = executor;
        this.sourceRows = sourceRows;
        this.millis = millis;
        this.message = message;
        this.sent = sent.toArray();
    }

    /** A token for tests of state machines that run without Spark. */
    public static SlotToken of(int group, int slot, Kind kind, long[] sourceRows, long millis, String message) {
        return new SlotToken(group, slot, kind, "driver", sourceRows, millis, message, List.of());
    }

    public int group() {
        return group;
    }

    public int slot() {
        return slot;
    }

    public Kind kind() {
        return kind;
    }

    public String executor() {
        return executor;
    }

    /** Rows of each source slot that this slot read; zero elsewhere. */
    public long[] sourceRows() {
        return sourceRows.clone();
    }

    /** Run time of the task in milliseconds. */
    public long millis() {
        return millis;
    }

    /** The cause, empty unless the slot is erased. */
    public String message() {
        return message;
    }

    /** The batches that came with the token, in order; none unless it was sent. */
    @SuppressWarnings("unchecked")
    public <O> List<CodedBatch<O>> sent() {
        return (List<CodedBatch<O>>) (List<?>) List.of(sent);
    }
}
