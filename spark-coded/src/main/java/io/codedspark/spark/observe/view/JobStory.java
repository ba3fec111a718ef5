package io.codedspark.spark.observe.view;

import io.codedspark.codes.GroupShape;
import io.codedspark.spark.ErasureRecord;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.observe.event.CodedJobAdvanced;
import io.codedspark.spark.observe.event.CodedJobEnded;
import io.codedspark.spark.observe.event.CodedJobStarted;
import io.codedspark.spark.observe.event.CodedRowsRead;
import io.codedspark.spark.observe.event.GroupChange;
import io.codedspark.spark.observe.event.GroupState;
import io.codedspark.spark.observe.event.SlotChange;
import io.codedspark.spark.observe.event.SlotState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one coded job while its events come in. Not thread-safe. */
final class JobStory {

    private final CodedJobStarted start;
    private final GroupLayout layout;
    private final GroupState[] groups;
    private final long[] groupEnds;
    private final SlotView[][] slots;
    private final List<SparkJobView> sparkJobs = new ArrayList<>();
    private @Nullable CodedJobEnded end;
    private long lateSeenUntil;

    JobStory(CodedJobStarted start) {
        this.start = start;
        this.layout = new GroupLayout(start.sourcePartitions(), new GroupShape(start.k(), start.r()));
        this.groups = new GroupState[layout.groups()];
        this.groupEnds = new long[groups.length];
        this.slots = new SlotView[groups.length][layout.shape().n()];
        for (int group = 0; group < groups.length; group++) {
            groups[group] = GroupState.RUNNING;
            for (int slot = 0; slot < slots[group].length; slot++) {
                slots[group][slot] = SlotView.waiting(slot, layout.shape().isSource(slot));
            }
        }
    }

    int id() {
        return start.codedJob();
    }

    int statusRdd() {
        return start.statusRdd();
    }

    boolean isEnded() {
        return end != null;
    }

    void advanced(CodedJobAdvanced event) {
        for (SlotChange change : event.slots()) {
            SlotView[] group = slots[change.group()];
            group[change.slot()] = group[change.slot()]
                    .withAttempt(change.executor(), change.startMillis())
                    .withState(change.state(), event.time(), change.message());
        }
        for (GroupChange change : event.groups()) {
            groups[change.group()] = change.state();
            groupEnds[change.group()] = change.state() == GroupState.RUNNING ? 0 : event.time();
        }
    }

    void read(CodedRowsRead event) {
        int group = layout.groupOfSource(event.partition());
        int slot = layout.slotOfSource(event.partition());
        slots[group][slot] = slots[group][slot].withRows(Map.copyOf(event.rows()));
    }

    /** Takes the erasures as the stored blocks show them; what was seen before was what the tasks told. */
    void ended(CodedJobEnded event) {
        end = event;
        if (event.failure().isEmpty()) {
            takeErasures(event);
            takeFallenBack(event);
        } else {
            giveUpWhatRuns();
        }
    }

    private void giveUpWhatRuns() {
        for (SlotView[] group : slots) {
            for (int slot = 0; slot < group.length; slot++) {
                if (group[slot].kind() == SlotView.Kind.RUNNING) {
                    group[slot] = group[slot].withAttempt("", 0);
                }
            }
        }
    }

    private void takeErasures(CodedJobEnded event) {
        Set<Integer> erased = new HashSet<>();
        for (ErasureRecord erasure : event.erasures()) {
            erased.add(layout.codedPartition(erasure.group(), erasure.slot()));
            close(erasure.group(), erasure.slot(), SlotState.of(erasure.cause()), erasure.message());
        }
        for (int coded = 0; coded < layout.codedPartitions(); coded++) {
            int group = layout.groupOfCoded(coded);
            int slot = layout.slotOfCoded(coded);
            if (!erased.contains(coded) && slots[group][slot].state() != SlotState.ARRIVED) {
                close(group, slot, layout.shape().isSource(slot) ? SlotState.ARRIVED : SlotState.ASIDE, "");
            }
        }
    }

    private void takeFallenBack(CodedJobEnded event) {
        for (int group = 0; group < groups.length; group++) {
            groups[group] = event.groupsFallenBack().contains(group) ? GroupState.FALLEN_BACK : GroupState.COVERED;
            groupEnds[group] = groupEnds[group] == 0 ? event.time() : groupEnds[group];
        }
    }

    private void close(int group, int slot, SlotState state, String message) {
        SlotView before = slots[group][slot];
        long at = before.endMillis() == 0 && end != null ? end.time() : before.endMillis();
        slots[group][slot] = before.withState(state, at, message);
    }

    void sparkJob(SparkJobView job) {
        sparkJobs.add(job);
    }

    List<SparkJobView> sparkJobs() {
        return sparkJobs;
    }

    /** An attempt of a slot was seen to start. */
    void attemptStarted(int codedPartition, String executor, long time) {
        int group = layout.groupOfCoded(codedPartition);
        int slot = layout.slotOfCoded(codedPartition);
        if (end == null && slots[group][slot].state() == SlotState.WAITING) {
            slots[group][slot] = slots[group][slot].withAttempt(executor, time);
        }
    }

    /** An attempt of a slot was seen to end, not with its executor. Counts where the job ended before, without that source. */
    void attemptEnded(int codedPartition, long time) {
        int slot = layout.slotOfCoded(codedPartition);
        if (end != null
                && layout.shape().isSource(slot)
                && slots[layout.groupOfCoded(codedPartition)][slot].state() == SlotState.LATE) {
            lateSeenUntil = Math.max(lateSeenUntil, time);
        }
    }

    CodedJobView view() {
        CodedJobEnded ended = end;
        List<GroupView> seen = new ArrayList<>();
        for (int group = 0; group < groups.length; group++) {
            List<SlotView> present = new ArrayList<>();
            for (SlotView slot : slots[group]) {
                if (!layout.isAbsent(group, slot.slot())) {
                    present.add(slot);
                }
            }
            seen.add(new GroupView(group, groups[group], groupEnds[group], present));
        }
        CodedJobView.Status status = ended == null
                ? CodedJobView.Status.RUNNING
                : ended.failure().isEmpty() ? CodedJobView.Status.SUCCEEDED : CodedJobView.Status.FAILED;
        return new CodedJobView(
                start.codedJob(),
                start.function(),
                start.k(),
                start.r(),
                start.exactness(),
                start.sourcePartitions(),
                start.options(),
                status,
                ended == null ? "" : ended.failure(),
                start.time(),
                ended == null ? 0 : ended.time(),
                ended == null ? 0 : ended.seconds(),
                ended == null ? 0 : ended.taskSeconds(),
                ended == null ? 0 : ended.paritySeconds(),
                ended == null ? 0 : Math.max(0, lateSeenUntil - ended.time()) / 1000.0,
                seen,
                List.copyOf(sparkJobs),
                ended == null ? List.of() : ended.warnings());
    }
}
