package io.codedspark.parity.train;

/**
 * How a training is spread over a cluster. The rows are dealt out once, at random, to {@code partitions} shards that stay
 * where they are computed; every shard trains a copy of the network on groups of its own rows, and all copies are averaged
 * every {@code steps} steps.
 *
 * <p>With as many shards an epoch has that many times fewer averaged steps than on one machine. So give more epochs, or a
 * smaller batch; a batch of the single machine's divided by the number of shards keeps the number of steps.
 *
 * @param partitions shards, at least 1; best as many as the cluster has cores
 * @param steps between two averages, at least 1; few cost more jobs, many let the copies drift apart
 */
public record ClusterPlan(int partitions, int steps) {

    public ClusterPlan {
        if (partitions < 1 || steps < 1) {
            throw new IllegalArgumentException("Training on a cluster needs at least 1 partition and 1 step between"
                    + " averages, but has " + partitions + " and " + steps + ".");
        }
    }

    /** As many shards, averaged every 16 steps. */
    public static ClusterPlan of(int partitions) {
        return new ClusterPlan(partitions, 16);
    }

    /** The same shards with another number of steps between averages. */
    public ClusterPlan withSteps(int newSteps) {
        return new ClusterPlan(partitions, newSteps);
    }
}
