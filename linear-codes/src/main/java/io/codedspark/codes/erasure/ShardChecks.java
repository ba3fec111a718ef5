package io.codedspark.codes.erasure;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is checked of a call before anything is changed. */
final class ShardChecks {

    private ShardChecks() {}

    /** The used slots of a whole group are present and have their lengths; returns the sources' length. */
    static int group(ErasureCode code, Shards group, int[] used) {
        int n = code.k() + code.r();
        if (group.count() != n) {
            throw new IllegalArgumentException(
                    code.id() + " needs " + n + " shards, sources and parities, but " + group.count() + " were given.");
        }
        int length = -1;
        int first = -1;
        for (int slot : used) {
            if (!group.isPresent(slot)) {
                throw new IllegalArgumentException("Shard " + slot + " is missing (null), but is needed.");
            }
            if (slot < code.k() && length < 0) {
                length = group.length(slot);
                first = slot;
            }
        }
        if (length < 0) {
            return parities(code, group, used);
        }
        for (int slot : used) {
            int expected = slot < code.k() ? length : code.parityLength(length);
            if (group.length(slot) != expected) {
                throw new IllegalArgumentException((slot < code.k() ? "Source " : "Parity ") + slot + " has "
                        + group.length(slot) + " bytes, but as source " + first + " has " + length + ", it needs "
                        + expected + ".");
            }
        }
        return length;
    }

    private static int parities(ErasureCode code, Shards group, int[] used) {
        int length = used.length == 0 ? 0 : group.length(used[0]);
        for (int slot : used) {
            if (group.length(slot) != length || code.parityLength(length) != length) {
                throw new IllegalArgumentException("Parity " + slot + " has " + group.length(slot)
                        + " bytes; parities of a group are equally long, a whole number of chunks.");
            }
        }
        return length;
    }

    static void present(Shards shards, int count, String what) {
        if (shards.count() != count) {
            throw new IllegalArgumentException(
                    "There are " + shards.count() + " shards where " + count + " are needed (" + what + ").");
        }
        for (int i = 0; i < count; i++) {
            if (!shards.isPresent(i)) {
                throw new IllegalArgumentException("Shard " + i + " (" + what + ") is missing (null).");
            }
        }
    }

    /** The right number of present shards; returns the first one's length. */
    static int same(Shards shards, int count, String what) {
        present(shards, count, what);
        return shards.length(0);
    }

    static void all(Shards shards, int count, int length, String what) {
        present(shards, count, what);
        for (int i = 0; i < count; i++) {
            if (shards.length(i) != length) {
                throw new IllegalArgumentException(
                        "Shard " + i + " (" + what + ") has " + shards.length(i) + " bytes, but needs " + length + ".");
            }
        }
    }

    private record Extent(Object owner, long from, long to, String name) {}

    /** No byte belongs to two of the shards. */
    static void apart(Shards shards) {
        apart(shards, shards);
    }

    /** Shards of two sets are of one kind and no byte belongs to two of them. */
    static void apart(Shards one, Shards other) {
        if (one.getClass() != other.getClass()) {
            throw new IllegalArgumentException("All shards of a call lie in arrays, or all in direct buffers; here some"
                    + " do the one and some the other.");
        }
        List<Extent> extents = new ArrayList<>(extents(one, "shard "));
        if (one != other) {
            extents.addAll(extents(other, "target "));
        }
        extents.sort(Comparator.comparingInt((Extent e) -> System.identityHashCode(e.owner()))
                .thenComparingLong(Extent::from));
        for (int i = 1; i < extents.size(); i++) {
            Extent before = extents.get(i - 1);
            Extent extent = extents.get(i);
            if (before.owner() == extent.owner() && extent.from() < before.to()) {
                throw new IllegalArgumentException("The memory of " + before.name() + " overlaps that of "
                        + extent.name() + "; give each shard memory of its own.");
            }
        }
    }

    private static List<Extent> extents(Shards shards, String name) {
        List<Extent> extents = new ArrayList<>();
        for (int i = 0; i < shards.count(); i++) {
            if (!shards.isPresent(i) || shards.length(i) == 0) {
                continue;
            }
            if (shards instanceof HeapShards heap) {
                Object array = heap.arrays()[i];
                if (array != null) {
                    extents.add(
                            new Extent(array, heap.starts()[i], heap.starts()[i] + (long) heap.lengths()[i], name + i));
                }
            } else {
                DirectShards direct = (DirectShards) shards;
                ByteBuffer buffer = direct.buffers()[i];
                if (buffer != null) {
                    long from = Addresses.of(buffer) + direct.starts()[i];
                    extents.add(new Extent(ShardChecks.class, from, from + direct.lengths()[i], name + i));
                }
            }
        }
        return extents;
    }
}
