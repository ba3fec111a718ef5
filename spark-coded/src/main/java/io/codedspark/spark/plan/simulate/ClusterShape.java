package io.codedspark.spark.plan.simulate;

/**
 * The slots of a cluster. Slot {@code s} is on host {@code s % hosts}.
 *
 * @param slots how many tasks run at once, 1 to {@value #MOST_SLOTS}
 * @param hosts on how many hosts, 1 to {@code slots}
 */
public record ClusterShape(int slots, int hosts) {

    /** The largest cluster that is simulated. */
    public static final int MOST_SLOTS = 1_000_000;

    public ClusterShape {
        if (slots < 1 || slots > MOST_SLOTS || hosts < 1 || hosts > slots) {
            throw new IllegalArgumentException("A cluster needs 1 to " + MOST_SLOTS
                    + " slots on 1 to as many hosts, but there are " + slots + " slots on " + hosts + " hosts.");
        }
    }

    int hostOf(int slot) {
        return slot % hosts;
    }
}
