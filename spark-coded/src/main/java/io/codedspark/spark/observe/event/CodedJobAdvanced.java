package io.codedspark.spark.observe.event;

import java.util.List;

/**
 * Slots and groups of a coded job changed. What happens within a few milliseconds is told in one event.
 *
 * @param codedJob the coded job
 * @param time milliseconds since the epoch
 * @param slots the slots that changed
 * @param groups the groups that changed
 */
public record CodedJobAdvanced(int codedJob, long time, List<SlotChange> slots, List<GroupChange> groups)
        implements CodedEvent {}
