package io.codedspark.spark.observe.view;

import io.codedspark.spark.observe.event.GroupState;
import java.util.List;

/**
 * A group of a coded job.
 *
 * @param group the group
 * @param state where it stands
 * @param endMillis when it was covered or fell back, milliseconds since the epoch; 0 before
 * @param slots its slots without absent sources, sources first
 */
public record GroupView(int group, GroupState state, long endMillis, List<SlotView> slots) {}
