package io.codedspark.spark.plan.simulate;

import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/** The slots that are free, taken in random order as Spark offers them. */
final class FreeSlots {

    private static final int TRIES = 16;

    private final int[] slots;
    private final RandomGenerator random;
    private int size;

    FreeSlots(int count, RandomGenerator random) {
        slots = new int[count];
        for (int i = 0; i < count; i++) {
            slots[i] = i;
        }
        size = count;
        this.random = random;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int slot) {
        slots[size++] = slot;
    }

    /** Takes a slot, one that suits if one is found soon. */
    int takePreferring(IntPredicate suits) {
        int chosen = random.nextInt(size);
        for (int i = 0; i < TRIES && !suits.test(slots[chosen]); i++) {
            chosen = random.nextInt(size);
        }
        return takeAt(chosen);
    }

    /** Takes a slot that suits, or -1 if none does. */
    int takeOnly(IntPredicate suits) {
        int from = size == 0 ? 0 : random.nextInt(size);
        for (int i = 0; i < size; i++) {
            int at = (from + i) % size;
            if (suits.test(slots[at])) {
                return takeAt(at);
            }
        }
        return -1;
    }

    private int takeAt(int at) {
        int slot = slots[at];
        slots[at] = slots[--size];
        return slot;
    }
}
