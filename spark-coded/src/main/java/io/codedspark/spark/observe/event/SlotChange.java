package io.codedspark.spark.observe.event;

/**
 * What became of a slot.
 *
 * @param group the group
 * @param slot the slot; sources come first
 * @param state where it stands now
 * @param executor of its latest attempt; empty where none started
 * @param startMillis when that attempt started, milliseconds since the epoch; 0 where none started
 * @param message what is known about an erasure; empty else
 */
public record SlotChange(int group, int slot, SlotState state, String executor, long startMillis, String message) {}
