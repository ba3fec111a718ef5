package io.codedspark.spark.observe.view;

import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.observe.event.GroupState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A coded job as it stood when it was looked at.
 *
 * @param id the coded job: the id of the RDD of its coded outputs
 * @param function name of the function
 * @param k sources of a full group
 * @param r parities of a group
 * @param exactness {@code EXACT} or {@code APPROXIMATE}
 * @param sourcePartitions partitions of the source
 * @param options the settings by their keys
 * @param status how it goes
 * @param failure why it failed; empty else
 * @param startMillis milliseconds since the epoch
 * @param endMillis the same; 0 while it runs
 * @param seconds from submitting the slots to the last group covered or fallen back; 0 while it runs
 * @param taskSeconds executor time of all attempts until then
 * @param paritySeconds the part of it that went into parity slots
 * @param secondsSavedAtLeast how long after the job's end an attempt of a source that was let go was still seen to run; 0
 *     where no such attempt was seen. Plain Spark would have waited for it. An attempt that obeys its kill tells nothing
 *     about when it would have ended, so the true saving may be more, and nothing is claimed for it
 * @param groups the groups
 * @param sparkJobs the Spark jobs that belong to it
 * @param warnings what the user should know
 */
public record CodedJobView(
        int id,
        String function,
        int k,
        int r,
        String exactness,
        int sourcePartitions,
        Map<String, String> options,
        Status status,
        String failure,
        long startMillis,
        long endMillis,
        double seconds,
        double taskSeconds,
        double paritySeconds,
        double secondsSavedAtLeast,
        List<GroupView> groups,
        List<SparkJobView> sparkJobs,
        List<String> warnings) {

    /** How a coded job goes. */
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    /** Groups in a state. */
    public long groupsIn(GroupState state) {
        return groups.stream().filter(group -> group.state() == state).count();
    }

    /** How many slots were erased for each cause. */
    public Map<ErasureCause, Long> causes() {
        Map<ErasureCause, Long> causes = new EnumMap<>(ErasureCause.class);
        for (GroupView group : groups) {
            for (SlotView slot : group.slots()) {
                if (slot.state().isErased()) {
                    causes.merge(ErasureCause.valueOf(slot.state().name()), 1L, Long::sum);
                }
            }
        }
        return causes;
    }

    /** How many slots are of each kind. */
    public Map<SlotView.Kind, Long> kinds() {
        Map<SlotView.Kind, Long> kinds = new EnumMap<>(SlotView.Kind.class);
        groups.forEach(group -> group.slots().forEach(slot -> kinds.merge(slot.kind(), 1L, Long::sum)));
        return kinds;
    }

    /** Rows by origin, as far as they were read. */
    public Map<RowOrigin, Long> rows() {
        Map<RowOrigin, Long> rows = new EnumMap<>(RowOrigin.class);
        groups.forEach(group -> group.slots()
                .forEach(slot -> slot.rows().forEach((origin, count) -> rows.merge(origin, count, Long::sum))));
        return rows;
    }

    /** A plain text of a few lines, groups with trouble among them. */
    @Override
    public String toString() {
        return ViewText.of(this);
    }

    /** Coded jobs as a JSON array, an object each. */
    public static String toJson(List<CodedJobView> jobs) {
        return ViewJson.of(jobs);
    }
}
