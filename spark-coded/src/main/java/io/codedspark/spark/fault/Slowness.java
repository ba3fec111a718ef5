package io.codedspark.spark.fault;

import java.io.Serializable;

/**
 * Longer pauses of some tasks.
 *
 * @param host only there; empty for anywhere
 * @param partition only that task partition; {@link #ANY} for all
 * @param from the first attempt of each Spark job that is slow, from 0
 * @param attempts only so many first attempts of each Spark job; {@link #ANY} for all
 * @param factor how many times as long, 1 or more
 */
record Slowness(String host, int partition, int from, int attempts, double factor) implements Serializable {

    static final int ANY = -1;

    Slowness {
        if (from < 0 || attempts != ANY && attempts <= from) {
            throw new IllegalArgumentException(
                    "Slow attempts from " + from + " to below " + attempts + " are none; attempts count from 0.");
        }
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("A slow-down by a factor of " + factor + " is none; give 1 or more.");
        }
    }

    double factor(String taskHost, int taskPartition, int attempt) {
        boolean here = host.isEmpty() || host.equals(taskHost);
        boolean it = partition == ANY || partition == taskPartition;
        boolean now = attempt >= from && (attempts == ANY || attempt < attempts);
        return here && it && now ? factor : 1;
    }

    @Override
    public String toString() {
        String who = host.isEmpty() ? "task partition " + partition : "host " + host;
        String when = attempts == ANY
                ? ""
                : from > 0
                        ? " in attempt " + from
                        : attempts == 1 ? " in its first attempt" : " in its first " + attempts + " attempts";
        return who + " is " + factor + " times slower" + when;
    }
}
