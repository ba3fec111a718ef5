package io.codedspark.spark.observe.view;

import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.observe.event.SlotState;
import java.util.Map;

/**
 * A slot of a coded job.
 *
 * @param slot the slot; sources come first
 * @param source whether it holds a source, else a parity
 * @param state what its task came to
 * @param executor of its latest attempt; empty where none started
 * @param startMillis when that attempt started, milliseconds since the epoch; 0 where none started
 * @param endMillis when the state was seen; 0 while the slot waits
 * @param message what is known about an erasure; empty else
 * @param rows rows of this source by origin, as far as they were read; empty for parities
 */
public record SlotView(
        int slot,
        boolean source,
        SlotState state,
        String executor,
        long startMillis,
        long endMillis,
        String message,
        Map<RowOrigin, Long> rows) {

    /** How the slot's output was come by, for colours and counts. */
    public enum Kind {
        /** No attempt started. */
        WAITING,
        /** An attempt runs. */
        RUNNING,
        /** The output was computed in time. */
        ARRIVED,
        /** Its group did not need it. */
        ASIDE,
        /** The output is missing; if the slot holds a source, it was not read yet. */
        ERASED,
        /** Decoded. */
        RECONSTRUCTED,
        /** Computed again through lineage, at least a part of its rows. */
        RECOMPUTED
    }

    /** A slot of which nothing is known yet. */
    static SlotView waiting(int slot, boolean source) {
        return new SlotView(slot, source, SlotState.WAITING, "", 0, 0, "", Map.of());
    }

    SlotView withAttempt(String newExecutor, long newStart) {
        return new SlotView(slot, source, state, newExecutor, newStart, endMillis, message, rows);
    }

    SlotView withState(SlotState newState, long newEnd, String newMessage) {
        return new SlotView(slot, source, newState, executor, startMillis, newEnd, newMessage, rows);
    }

    SlotView withRows(Map<RowOrigin, Long> newRows) {
        return new SlotView(slot, source, state, executor, startMillis, endMillis, message, newRows);
    }

    /** What became of the slot's output in the end: an erased source may be read as reconstructed or recomputed rows. */
    public Kind kind() {
        if (rows.getOrDefault(RowOrigin.RECOMPUTED, 0L) > 0) {
            return Kind.RECOMPUTED;
        }
        if (rows.keySet().stream().anyMatch(RowOrigin::isReconstructed)) {
            return Kind.RECONSTRUCTED;
        }
        if (rows.containsKey(RowOrigin.COMPUTED)) {
            return Kind.ARRIVED;
        }
        return taskKind();
    }

    /** What became of the slot's task, whatever its rows are now. */
    public Kind taskKind() {
        return switch (state) {
            case WAITING -> startMillis == 0 ? Kind.WAITING : Kind.RUNNING;
            case ARRIVED -> Kind.ARRIVED;
            case ASIDE -> Kind.ASIDE;
            case LATE, FAILED, LOST, CORRUPT -> Kind.ERASED;
        };
    }

    /** Seconds from the start of the latest attempt to the slot's end; 0 where one of them is not known. */
    public double seconds() {
        return startMillis == 0 || endMillis == 0 ? 0 : Math.max(0, endMillis - startMillis) / 1000.0;
    }
}
