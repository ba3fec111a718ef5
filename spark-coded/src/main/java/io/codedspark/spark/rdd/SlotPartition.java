package io.codedspark.spark.rdd;

import io.codedspark.spark.group.ExecutorPlace;
import java.util.List;
import java.util.Optional;
import org.apache.spark.Partition;

/** A slot of a group as a partition of the coded RDD, with the source partitions that it reads. */
final class SlotPartition implements Partition {

    private static final long serialVersionUID = 1L;

    private final int index;
    private final int group;
    private final int slot;
    private final Partition[] sources;
    private final String preference;

    SlotPartition(int index, int group, int slot, List<Partition> sources, Optional<String> preference) {
        this.index = index;
        this.group = group;
        this.slot = slot;
        this.sources = sources.toArray(new Partition[0]);
        this.preference = preference.orElse("");
    }

    /** What a slot prefers, if there are preferences. */
    static Optional<String> preference(List<ExecutorPlace> places, int codedPartition) {
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(places.get(codedPartition).preference());
    }

    @Override
    public int index() {
        return index;
    }

    int group() {
        return group;
    }

    int slot() {
        return slot;
    }

    Partition[] sources() {
        return sources;
    }

    Optional<String> preference() {
        return preference.isEmpty() ? Optional.empty() : Optional.of(preference);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlotPartition that && that.index == index;
    }

    @Override
    public int hashCode() {
        return index;
    }
}
