package io.codedspark.spark.plan.simulate;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Simulates runs of a stage by list scheduling: a free slot takes the next task, as Spark's scheduler does for one stage.
 * Exact for the model; what the model leaves out: locality waits, stages that run at the same time, lost executors.
 *
 * <p>Different strategies with the same seed meet the same slow hosts and the same slow first attempts of sources, so
 * their outcomes can be compared from few runs.
 */
public final class Simulator {

    private final Workload workload;
    private final ClusterShape cluster;
    private final Costs costs;

    public Simulator(Workload workload, ClusterShape cluster, Costs costs) {
        this.workload = workload;
        this.cluster = cluster;
        this.costs = costs;
    }

    /**
     * Simulates runs.
     *
     * @param runs how many, at least 1
     * @param seed the same seed gives the same outcome
     */
    public Outcome simulate(Strategy strategy, int runs, long seed) {
        if (runs < 1) {
            throw new IllegalArgumentException("The number of simulated runs is " + runs + "; it must be at least 1.");
        }
        SplittableRandom seeds = new SplittableRandom(seed);
        double[] latencies = new double[runs];
        double taskTime = 0;
        double decoded = 0;
        for (int run = 0; run < runs; run++) {
            List<Double> work = workload.works().get(run % workload.works().size());
            SimulatedRun result = new SimulatedRun(work, workload, cluster, costs, strategy, seeds.split());
            latencies[run] = result.latency();
            taskTime += result.taskTime() / runs;
            decoded += result.decoded() / (double) work.size() / runs;
        }
        return new Outcome(strategy, latencies, taskTime, decoded);
    }
}
