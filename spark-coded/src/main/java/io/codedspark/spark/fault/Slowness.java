package io.codedspark.spark.fault;

import java.io.Serializable;

/**
 * Longer pauses of some tasks.
 *
 * @param host only there; empty for anywhere
 * @param partition only that task partition; {@link #ANY} for all
 * @param attempts only the first attempts of each Spark job; {@link #ANY} for all
 * @param factor how many times as long, 1 or more
 */
record Slowness(String host, int partition, int attempts, double factor) implements Serializable {

    static final int ANY = -1;

    Slowness {
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("A slow-down by a factor of " + factor + " is none; give 1 or more.");
        }
    }

    double factor(String taskHost, int taskPartition, int attempt) {
        boolean here = host.isEmpty() || host.equals(taskHost);
        boolean it = partition == ANY || partition == taskPartition;
        boolean now = attempts == ANY || attempt < attempts;
        return here && it && now ? factor : 1;
    }

    @Override
    public String toString() {
        String who = host.isEmpty() ? "task partition " + partition : "host " + host;
        String when = attempts == ANY
                ? ""
                : attempts == 1 ? " in its first attempt" : " in its first " + attempts + " attempts";
        return who + " is " + factor + " times slower" + when;
    }
}
