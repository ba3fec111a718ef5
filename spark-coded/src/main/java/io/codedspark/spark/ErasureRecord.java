package io.codedspark.spark;

/**
 * One erased slot.
 *
 * @param group the group
 * @param slot the slot
 * @param cause why its output is missing
 * @param message what is known about it; empty for late slots
 */
public record ErasureRecord(int group, int slot, ErasureCause cause, String message) {}
