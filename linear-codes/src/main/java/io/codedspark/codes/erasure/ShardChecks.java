package io.codedspark.codes.erasure;

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

    /** No byte belongs to two of the shards. */
    static void apart(Shards shards) {
        for (int i = 0; i < shards.count(); i++) {
            for (int j = i + 1; j < shards.count(); j++) {
                apart(shards, i, shards, j);
            }
        }
    }

    /** Shards of two sets are of one kind and no byte belongs to one of each. */
    static void apart(Shards one, Shards other) {
        if (one.getClass() != other.getClass()) {
            throw new IllegalArgumentException("All shards of a call lie in arrays, or all in direct buffers; here some"
                    + " do the one and some the other.");
        }
        for (int i = 0; i < one.count(); i++) {
            for (int j = 0; j < other.count(); j++) {
                apart(one, i, other, j);
            }
        }
    }

    private static void apart(Shards one, int i, Shards other, int j) {
        long from = one.address(i);
        long otherFrom = other.address(j);
        if (one.memory(i) == other.memory(j)
                && one.isPresent(i)
                && from < otherFrom + other.length(j)
                && otherFrom < from + one.length(i)) {
            throw new IllegalArgumentException("The memory of shard " + i + " overlaps that of shard " + j
                    + (one == other ? "" : " of the other set") + "; give each shard memory of its own.");
        }
    }
}
