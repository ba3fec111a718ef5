package io.codedspark.spark.group;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import java.io.Serializable;

/**
 * How source partitions are cut into groups, and how the slots of all groups are numbered as partitions of one coded
 * RDD. Consecutive source partitions share a group; the last group may be short. Within a group the coded partitions are
 * numbered sources first, then parities; a short group leaves its absent sources out of the numbering.
 *
 * @param sourcePartitions source partitions, 0 or more
 * @param shape the shape of a full group
 */
public record GroupLayout(int sourcePartitions, GroupShape shape) implements Serializable {

    public GroupLayout {
        if (sourcePartitions < 0) {
            throw new IllegalArgumentException("The number of source partitions is negative: " + sourcePartitions);
        }
    }

    public int groups() {
        return (sourcePartitions + shape.k() - 1) / shape.k();
    }

    /** Partitions of the coded RDD: every source, and {@code r} parities a group. */
    public int codedPartitions() {
        return sourcePartitions + groups() * shape.r();
    }

    /** How many sources a group has: {@code k}, or fewer in a short last group. */
    public int sources(int group) {
        return Math.min(shape.k(), sourcePartitions - group * shape.k());
    }

    public int groupOfSource(int sourcePartition) {
        return sourcePartition / shape.k();
    }

    public int slotOfSource(int sourcePartition) {
        return sourcePartition % shape.k();
    }

    /** The source partition in a slot that is not absent. */
    public int sourcePartition(int group, int slot) {
        return group * shape.k() + slot;
    }

    public boolean isAbsent(int group, int slot) {
        return shape.isSource(slot) && slot >= sources(group);
    }

    /** The coded partition of a slot that is not absent. */
    public int codedPartition(int group, int slot) {
        int first = group * shape.n();
        return shape.isSource(slot) ? first + slot : first + sources(group) + slot - shape.k();
    }

    public int groupOfCoded(int codedPartition) {
        return codedPartition / shape.n();
    }

    public int slotOfCoded(int codedPartition) {
        int group = groupOfCoded(codedPartition);
        int within = codedPartition - group * shape.n();
        return within < sources(group) ? within : within - sources(group) + shape.k();
    }

    /** The erasures of a group in which exactly the slots of {@code arrivedMask} arrived; absent sources never count as erased. */
    public Erasures erasures(int group, long arrivedMask) {
        long erased = 0;
        for (int slot = 0; slot < shape.n(); slot++) {
            if ((arrivedMask >>> slot & 1) == 0 && !isAbsent(group, slot)) {
                erased |= 1L << slot;
            }
        }
        return new Erasures(shape, erased);
    }
}
