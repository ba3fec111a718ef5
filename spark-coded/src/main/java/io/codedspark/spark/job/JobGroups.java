package io.codedspark.spark.job;

import io.codedspark.spark.CodedProgress;
import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.ErasureRecord;
import io.codedspark.spark.ParityDelay;
import io.codedspark.spark.group.GroupLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All groups of a coded job, and what can be said of them together. Knows nothing of Spark. Not thread-safe. */
final class JobGroups {

    private final GroupLayout layout;
    private final GroupJob.Spare spare;
    private final ParityDelay delay;
    private final List<GroupJob> groups = new ArrayList<>();

    JobGroups(SlotWork work) {
        this.layout = work.layout();
        this.spare = work.spare();
        this.delay = work.options().parityDelay();
        GroupRules rules = new GroupRules(
                work.decodable(),
                work.options().retries(),
                work.options().copyAfter().toMillis(),
                work.spare(),
                work.options().parityDelay());
        for (int group = 0; group < layout.groups(); group++) {
            groups.add(new GroupJob(layout, group, rules, work.clock()));
        }
    }

    List<GroupJob> all() {
        return groups;
    }

    GroupJob get(int group) {
        return groups.get(group);
    }

    void forEach(Consumer<GroupJob> action) {
        groups.forEach(action);
    }

    GroupJob ofPartition(int codedPartition) {
        return groups.get(layout.groupOfCoded(codedPartition));
    }

    /**
     * The coded partitions to submit first: sources before parities. Where parity is delayed, or all slots do not fit at
     * once, only the sources; {@link #takeDueParity} gives the others when their time has come. Parity that serves to check
     * the sources is not held back.
     *
     * @param freeSlots tasks that can start at once
     */
    List<Integer> first(int freeSlots) {
        boolean fits = layout.codedPartitions() <= freeSlots;
        boolean held = spare == GroupJob.Spare.LET_GO && !(delay.isNone() && fits);
        List<Integer> sources = new ArrayList<>();
        List<Integer> parities = new ArrayList<>();
        for (int partition = 0; partition < layout.codedPartitions(); partition++) {
            (layout.shape().isSource(layout.slotOfCoded(partition)) ? sources : parities).add(partition);
        }
        if (held) {
            groups.forEach(GroupJob::holdParity);
        } else {
            sources.addAll(parities);
        }
        return sources;
    }

    /** The coded partitions of parity that was held back and is to start now. */
    List<Integer> takeDueParity(long now) {
        boolean turn = groups.stream().allMatch(GroupJob::hasStartedSources);
        List<Integer> due = new ArrayList<>();
        for (GroupJob group : groups) {
            group.takeDueParity(now, turn).forEach(slot -> due.add(layout.codedPartition(group.group(), slot)));
        }
        return due;
    }

    /** Whether every group got what it needs, or fell back. */
    boolean areSettled() {
        return groups.stream().allMatch(GroupJob::isSettled);
    }

    /** Whether every slot of every group told its token. */
    boolean areClosed() {
        return groups.stream().allMatch(GroupJob::isClosed);
    }

    /** When a slot was let go last, or -1. */
    long lastLetGoAt() {
        return groups.stream().mapToLong(GroupJob::lastLetGoAt).max().orElse(-1);
    }

    /** The groups of which sources cannot be answered from slots. */
    Set<Integer> fallenBack() {
        return groups.stream()
                .filter(group -> group.state() == GroupJob.State.FALL_BACK)
                .map(GroupJob::group)
                .collect(Collectors.toSet());
    }

    /**
     * The slots that are erased in the end.
     *
     * @param arrived for each group the mask of slots whose outputs can be read
     */
    List<ErasureRecord> erased(long[] arrived) {
        List<ErasureRecord> erased = new ArrayList<>();
        for (GroupJob group : groups) {
            for (int slot = 0; slot < layout.shape().n(); slot++) {
                boolean missing = (arrived[group.group()] >>> slot & 1) == 0;
                boolean covered = group.erasures().sources().length == 0
                        && !layout.shape().isSource(slot);
                SlotRun run = group.slot(slot);
                if (missing && !layout.isAbsent(group.group(), slot) && (!covered || run.failures() > 0)) {
                    ErasureCause cause =
                            run.isArrived() ? ErasureCause.LOST : run.cause().orElse(ErasureCause.LOST);
                    erased.add(new ErasureRecord(group.group(), slot, cause, run.message()));
                }
            }
        }
        return erased;
    }

    /**
     * How far the job is.
     *
     * @param failures so far
     * @param seconds since it began
     */
    CodedProgress progress(int failures, double seconds) {
        int covered = 0;
        int arrived = 0;
        int letGo = 0;
        for (GroupJob group : groups) {
            covered += group.state() == GroupJob.State.COVERED || group.state() == GroupJob.State.LET_GO ? 1 : 0;
            for (int slot = 0; slot < layout.shape().n(); slot++) {
                arrived += group.slot(slot).isArrived() ? 1 : 0;
                letGo += group.slot(slot).isLetGo() ? 1 : 0;
            }
        }
        return new CodedProgress(groups.size(), covered, layout.codedPartitions(), arrived, letGo, failures, seconds);
    }
}
