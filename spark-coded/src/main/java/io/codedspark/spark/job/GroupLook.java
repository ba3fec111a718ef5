package io.codedspark.spark.job;

import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.observe.event.GroupState;
import io.codedspark.spark.observe.event.SlotState;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** How a group looked when it was last looked at. */
final class GroupLook {

    private final GroupLayout layout;
    private final int group;
    private final SlotState[] slots;
    private final int[] failures;
    private GroupState state = GroupState.RUNNING;

    GroupLook(GroupLayout layout, int group) {
        this.layout = layout;
        this.group = group;
        this.slots = new SlotState[layout.shape().n()];
        this.failures = new int[slots.length];
        Arrays.fill(slots, SlotState.WAITING);
    }

    /** Looks at the slots; the states of those that changed, in order. A slot that failed again has changed. */
    Map<Integer, SlotState> slots(GroupJob job) {
        Map<Integer, SlotState> changed = new TreeMap<>();
        boolean whole = job.erasures().sources().length == 0;
        for (int slot = 0; slot < slots.length; slot++) {
            if (!layout.isAbsent(group, slot)) {
                SlotRun run = job.slot(slot);
                SlotState now = stateOf(run, whole && !layout.shape().isSource(slot));
                if (now != slots[slot] || run.failures() != failures[slot]) {
                    changed.put(slot, now);
                }
                slots[slot] = now;
                failures[slot] = run.failures();
            }
        }
        return changed;
    }

    private static SlotState stateOf(SlotRun run, boolean notNeeded) {
        if (run.isArrived()) {
            return SlotState.ARRIVED;
        }
        if (notNeeded && run.failures() == 0 && (run.isLetGo() || run.isClosed())) {
            return SlotState.ASIDE;
        }
        return run.cause().map(SlotState::of).orElse(SlotState.WAITING);
    }

    /** Looks at the group as a whole. */
    GroupState state(GroupJob job) {
        state = switch (job.state()) {
            case RUNNING, DECODABLE -> GroupState.RUNNING;
            case LET_GO, COVERED -> GroupState.COVERED;
            case FALL_BACK -> GroupState.FALLEN_BACK;
        };
        return state;
    }

    /** The group as it looked last. */
    GroupState state() {
        return state;
    }
}
