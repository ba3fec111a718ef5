package io.codedspark.spark;

/**
 * How far a coded job is, told several times a second while it runs.
 *
 * @param groups all groups
 * @param covered groups that need nothing more
 * @param slots all slots
 * @param arrived slots whose output is stored
 * @param letGo slots that were let go
 * @param failed failures of slots so far
 * @param seconds since the job was submitted
 */
public record CodedProgress(int groups, int covered, int slots, int arrived, int letGo, int failed, double seconds) {

    @Override
    public String toString() {
        return "groups " + covered + "/" + groups + " covered, slots " + arrived + "/" + slots + " arrived, " + letGo
                + " let go, " + failed + " failed, " + Math.round(seconds * 10) / 10.0 + " s";
    }
}
