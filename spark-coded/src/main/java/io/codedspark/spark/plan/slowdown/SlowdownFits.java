package io.codedspark.spark.plan.slowdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Fits of three shapes to a sample of slowdowns, each beside the observed distribution. Censored values count with the
 * time for which they were seen.
 *
 * @param observed the distribution as observed; beyond censored values a Pareto tail with the fitted index
 * @param fits shifted exponential, Pareto tail, two modes; the closest first
 */
public record SlowdownFits(Empirical observed, List<Fit> fits) {

    private static final int RESAMPLES = 200;
    private static final double LEAST_INDEX = 1.1;

    public SlowdownFits {
        fits = List.copyOf(fits);
    }

    /**
     * Fits all shapes.
     *
     * @param sample at least {@value Estimates#LEAST} values, not all censored
     * @param seed of the bootstrap
     */
    public static SlowdownFits of(Slowdowns sample, long seed) {
        Estimates.require(sample);
        Empirical plain = Empirical.of(sample);
        List<Slowdowns> resamples = resamples(sample, new Random(seed));
        List<Fit> fits = new ArrayList<>();
        fits.add(fit(plain, sample, resamples, Estimates::shiftedExponential, "rate", ShiftedExponential::rate));
        fits.add(fit(plain, sample, resamples, Estimates::paretoTail, "tail index", ParetoTail::alpha));
        fits.add(fit(plain, sample, resamples, Estimates::bimodal, "share of slow tasks", Bimodal::slowShare));
        fits.sort(Comparator.comparingDouble(Fit::distance));
        return new SlowdownFits(observed(sample), fits);
    }

    /** The distribution as observed, with a Pareto tail beyond censored values; its index is at least {@value #LEAST_INDEX}. */
    public static Empirical observed(Slowdowns sample) {
        Estimates.require(sample);
        return Empirical.of(
                sample, Math.max(LEAST_INDEX, Estimates.paretoTail(sample).alpha()));
    }

    private static <M extends SlowdownModel> Fit fit(
            Empirical observed,
            Slowdowns sample,
            List<Slowdowns> resamples,
            Function<Slowdowns, M> estimate,
            String name,
            ToDoubleFunction<M> parameter) {
        M model = estimate.apply(sample);
        double[] bootstrap = resamples.stream()
                .mapToDouble(again -> parameter.applyAsDouble(estimate.apply(again)))
                .toArray();
        return new Fit(model, model.distance(observed), name, Interval.of(parameter.applyAsDouble(model), bootstrap));
    }

    private static List<Slowdowns> resamples(Slowdowns sample, RandomGenerator random) {
        int count = Math.max(40, Math.min(RESAMPLES, 4_000_000 / sample.size()));
        List<Slowdowns> resamples = new ArrayList<>();
        while (resamples.size() < count) {
            Slowdowns again = sample.resample(random);
            if (again.observed() > 1) {
                resamples.add(again);
            }
        }
        return resamples;
    }
}
