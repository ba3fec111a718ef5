package io.codedspark.spark.observe.event;

/**
 * What became of a group.
 *
 * @param group the group
 * @param state where it stands now
 */
public record GroupChange(int group, GroupState state) {}
