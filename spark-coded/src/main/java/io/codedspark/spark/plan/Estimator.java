package io.codedspark.spark.plan;

import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.plan.log.StageRun;
import io.codedspark.spark.plan.log.TaskAttempt;
import io.codedspark.spark.plan.simulate.ClusterShape;
import io.codedspark.spark.plan.simulate.Costs;
import io.codedspark.spark.plan.simulate.Outcome;
import io.codedspark.spark.plan.simulate.Simulator;
import io.codedspark.spark.plan.simulate.Strategy;
import io.codedspark.spark.plan.simulate.Workload;
import io.codedspark.spark.plan.slowdown.Empirical;
import io.codedspark.spark.plan.slowdown.Interval;
import io.codedspark.spark.plan.slowdown.SlowdownModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Simulates strategies on a stage, in seconds. */
final class Estimator {

    private static final double CHECK_SECONDS = 0.1;
    private static final int RESAMPLES = 20;
    private static final int FEWEST_RUNS = 20;
    private static final int FEWEST_RUNS_AGAIN = 60;
    private static final int MOST_RUNS = 600;

    private final Explained stage;
    private final PlanOptions options;
    private final ClusterShape cluster;
    private final Costs costs;
    private final SlowdownModel observed;
    private final int runs;
    private final double taskSeconds;
    private final List<Workload> resampled = new ArrayList<>();

    Estimator(StageProfile profile, Explained stage, SlowdownModel observed, PlanOptions options) {
        this.stage = stage;
        this.options = options;
        this.observed = observed;
        int slots = options.slots().orElse(profile.slots());
        cluster = new ClusterShape(slots, Math.min(slots, profile.hosts()));
        double transfer = bytesPerTask(profile) / options.readRate();
        costs = new Costs(transfer, transfer, options.cancelSeconds(), CHECK_SECONDS);
        runs = Math.max(FEWEST_RUNS, Math.min(MOST_RUNS, options.attempts() / Math.max(1, profile.tasks())));
        taskSeconds = Medians.of(profile.runs().stream().mapToDouble(Medians::seconds));
        Random random = new Random(options.seed());
        for (int i = 0; i < RESAMPLES; i++) {
            resampled.add(workload(Empirical.of(stage.slowdowns().resample(random))));
        }
    }

    /** How long the median task takes. */
    double taskSeconds() {
        return taskSeconds;
    }

    /** How long a coded job waits that is given this share of the median task: never less than the least grace. */
    double graceSeconds(double share) {
        double grace = Math.max(share * taskSeconds, CodedOptions.LEAST_GRACE.toMillis() / 1000.0);
        return grace / options.decoding().shortening();
    }

    Costs costs() {
        return costs;
    }

    Outcome simulate(Strategy strategy) {
        return simulate(workload(observed), cluster, strategy);
    }

    /** Whether parity tasks may have to wait: a code here has at most as many as there are sources. */
    boolean isTight() {
        return cluster.slots() < 2 * mostTasks();
    }

    /** As if every task and every parity task had a slot, on as many hosts. */
    Outcome simulateRoomy(Strategy strategy) {
        int slots = Math.max(cluster.slots(), 2 * mostTasks());
        return simulate(workload(observed), new ClusterShape(slots, cluster.hosts()), strategy);
    }

    private int mostTasks() {
        return stage.works().stream().mapToInt(List::size).max().orElse(1);
    }

    /** As if every task took as long as the median task. */
    double evenSeconds() {
        List<List<Double>> even = stage.works().stream()
                .map(work -> work.stream().map(any -> taskSeconds).toList())
                .toList();
        Workload calm = new Workload(even, new Steady(), List.of(1.0));
        return new Simulator(calm, cluster, costs)
                .simulate(new Strategy.Plain(), even.size(), options.seed())
                .quantile(0.5);
    }

    /**
     * With intervals from resampled slowdowns. Simulates other runs than {@link #simulate}, so that what was chosen by those
     * does not look better than it is.
     */
    StrategyEstimate estimate(Strategy strategy) {
        List<Outcome> again = new ArrayList<>();
        for (int i = 0; i < RESAMPLES; i++) {
            again.add(new Simulator(resampled.get(i), cluster, costs)
                    .simulate(strategy, Math.min(runs, Math.max(FEWEST_RUNS_AGAIN, runs / 4)), options.seed() + i));
        }
        Outcome outcome =
                new Simulator(workload(observed), cluster, costs).simulate(strategy, runs, options.seed() + RESAMPLES);
        return new StrategyEstimate(
                strategy,
                interval(outcome, again, 0.5),
                interval(outcome, again, 0.95),
                interval(outcome, again, 0.99),
                Interval.of(
                        outcome.taskTime(),
                        again.stream().mapToDouble(Outcome::taskTime).toArray()),
                outcome.decodedShare());
    }

    private static Interval interval(Outcome outcome, List<Outcome> again, double share) {
        return Interval.of(
                outcome.quantile(share),
                again.stream().mapToDouble(one -> one.quantile(share)).toArray());
    }

    private Outcome simulate(Workload workload, ClusterShape shape, Strategy strategy) {
        return new Simulator(workload, shape, costs).simulate(strategy, runs, options.seed());
    }

    private Workload workload(SlowdownModel slowdown) {
        return new Workload(stage.works(), slowdown, stage.hostSlowdowns());
    }

    private static double bytesPerTask(StageProfile profile) {
        return Medians.of(profile.runs().stream()
                .map(StageRun::attempts)
                .flatMap(List::stream)
                .filter(TaskAttempt::succeeded)
                .mapToDouble(TaskAttempt::bytes));
    }

    /** No slowdown at all. */
    private record Steady() implements SlowdownModel {
        @Override
        public double sample(RandomGenerator random) {
            return 1;
        }

        @Override
        public double cdf(double x) {
            return x < 1 ? 0 : 1;
        }

        @Override
        public String words() {
            return "steady";
        }
    }
}
