package io.codedspark.parity.train;

import java.util.TreeMap;

/**
 * The mean of all shards' contributions, weighted by examples. They are added in the order of their shards however they
 * arrive, in double precision: the same contributions give the same mean to the last bit. One that comes early waits, so the
 * memory taken is that of those that wait. Safe for several threads.
 */
final class Average {

    private final TreeMap<Integer, Contribution> waiting = new TreeMap<>();
    private int next;
    private double[] weights = new double[0];
    private double[] updater = new double[0];
    private long examples;
    private long steps;
    private int mostSteps;
    private double lossSum;

    /** Takes the contribution of a shard; each shard's once. */
    synchronized void add(int shard, Contribution contribution) {
        waiting.put(shard, contribution);
        while (!waiting.isEmpty() && waiting.firstKey() == next) {
            fold(waiting.pollFirstEntry().getValue());
            next++;
        }
    }

    private void fold(Contribution c) {
        if (c.examples() == 0) {
            return;
        }
        if (examples == 0) {
            weights = new double[c.weights().length];
            updater = new double[c.updater().length];
        }
        addScaled(weights, c.weights(), c.examples());
        addScaled(updater, c.updater(), c.examples());
        examples += c.examples();
        steps += c.steps();
        mostSteps = Math.max(mostSteps, c.steps());
        lossSum += c.lossSum();
    }

    /** Shards whose contributions are in the mean. */
    synchronized int shards() {
        return next;
    }

    synchronized float[] weights() {
        return divided(weights);
    }

    synchronized float[] updater() {
        return divided(updater);
    }

    /** Steps of all shards. */
    synchronized long steps() {
        return steps;
    }

    /** Steps of the shard that made most: by so many the updater's count goes up. */
    synchronized int mostSteps() {
        return mostSteps;
    }

    /** The sum of all steps' losses. */
    synchronized double lossSum() {
        return lossSum;
    }

    private static void addScaled(double[] sum, float[] values, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * values[i];
        }
    }

    private float[] divided(double[] sum) {
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / examples);
        }
        return mean;
    }
}
