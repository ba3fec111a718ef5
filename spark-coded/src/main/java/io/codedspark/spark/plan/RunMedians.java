package io.codedspark.spark.plan;

import io.codedspark.spark.plan.log.TaskAttempt;
import java.util.Arrays;
import java.util.Random;

/**
 * How long the median task of each run of a stage takes. The median of a few tasks is off by chance, and slowdowns beside it
 * would be off by as much once more: a stage would seem to have a heavier tail than it has. So where the medians of runs
 * scatter no more than they would if all tasks were dealt to the runs at random (a permutation test on the variance of their
 * logarithms), all runs share the median of all tasks.
 */
final class RunMedians {

    private static final int DEALS = 99;
    private static final double LIKELY = 0.05;

    /** The median of so many tasks is exact enough by itself. */
    private static final int MANY = 50;

    private static final double LEAST_SECONDS = 1e-3;

    private RunMedians() {}

    /** In seconds, a millisecond or more, in the order of the runs. */
    static double[] of(StageProfile profile) {
        return of(profile.runs().stream()
                .map(run -> run.attempts().stream()
                        .filter(TaskAttempt::succeeded)
                        .mapToDouble(TaskAttempt::seconds)
                        .toArray())
                .toArray(double[][]::new));
    }

    /** The same of the seconds of the tasks of each run. */
    static double[] of(double[][] runs) {
        double[] own = medians(runs);
        double[] all = Arrays.stream(runs).flatMapToDouble(Arrays::stream).toArray();
        if (runs.length < 2 || all.length >= MANY * runs.length || !isChance(runs, own, all)) {
            return own;
        }
        double shared = Math.max(LEAST_SECONDS, Medians.of(Arrays.stream(all)));
        return Arrays.stream(own).map(any -> shared).toArray();
    }

    private static boolean isChance(double[][] runs, double[] own, double[] all) {
        double seen = scatter(own);
        Random random = new Random(1);
        int asMuch = 1;
        for (int deal = 0; deal < DEALS; deal++) {
            asMuch += scatter(medians(dealt(runs, all, random))) >= seen ? 1 : 0;
        }
        return asMuch > LIKELY * (DEALS + 1);
    }

    private static double[][] dealt(double[][] runs, double[] all, Random random) {
        double[] mixed = all.clone();
        for (int i = mixed.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double other = mixed[j];
            mixed[j] = mixed[i];
            mixed[i] = other;
        }
        double[][] hands = new double[runs.length][];
        int from = 0;
        for (int run = 0; run < runs.length; run++) {
            hands[run] = Arrays.copyOfRange(mixed, from, from + runs[run].length);
            from += runs[run].length;
        }
        return hands;
    }

    private static double[] medians(double[][] runs) {
        return Arrays.stream(runs)
                .mapToDouble(run -> Math.max(LEAST_SECONDS, Medians.of(Arrays.stream(run))))
                .toArray();
    }

    /** Variance of the logarithms, but for the factor of their number. */
    private static double scatter(double[] medians) {
        double mean = Arrays.stream(medians).map(Math::log).average().orElse(0);
        return Arrays.stream(medians)
                .map(median -> Math.pow(Math.log(median) - mean, 2))
                .sum();
    }
}
