package io.codedspark.spark.fault;

import io.codedspark.spark.testing.SharedCluster;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * One job with trouble, all of it drawn by a seed.
 *
 * @param sources partitions of the rows
 * @param k sources of a group
 * @param r parities of a group
 * @param faults what happens in tasks
 * @param assault what happens from outside
 */
record SoakPlan(long seed, SoakJob job, int sources, int k, int r, FaultPlan faults, Assault assault) {

    private static final double HARMING_EXECUTORS = 0.25;
    private static final double FROM_OUTSIDE = 0.1;

    static SoakPlan of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SoakJob job = SoakJob.values()[(int) (seed % SoakJob.values().length)];
        boolean checked = job == SoakJob.CHECKED_COLLECT;
        int k = random.nextInt(2, 5);
        int r = checked ? 2 : random.nextInt(1, 4);
        int sources = random.nextInt(job == SoakJob.MULTIPLY ? k : 2, 9);
        int slots = job == SoakJob.SUM ? sumTasks(k, sources) : sources + (sources + k - 1) / k * r;
        boolean harms = random.nextDouble() < HARMING_EXECUTORS;
        Mildness mildness = checked ? Mildness.SLOW : harms ? Mildness.EXECUTORS : Mildness.TASKS;
        List<String> hosts = hosts();
        FaultPlan faults = FaultPlan.random(random.nextLong(), slots, hosts, mildness);
        return new SoakPlan(
                seed,
                job,
                sources,
                k,
                r,
                checked ? faults.corruptHost(hosts.get(random.nextInt(hosts.size())), 0.1) : faults,
                !checked && random.nextDouble() < FROM_OUTSIDE ? Assault.random(random) : Assault.none());
    }

    static List<String> hosts() {
        return IntStream.range(0, SharedCluster.EXECUTORS)
                .mapToObj(i -> "127.0.0." + (2 + i))
                .toList();
    }

    private static int sumTasks(int k, int sources) {
        int each = SoakJob.sumTasks(k, sources);
        return Math.max(1, sources / each) * each;
    }

    SoakAnswer run(JavaSparkContext context) {
        return job.run(new SoakRows(context, seed, sources), k, r, faults);
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + job + " of " + sources + " partitions, k=" + k + ", r=" + r + ", " + faults
                + assault;
    }
}
