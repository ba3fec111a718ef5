package io.codedspark.spark.plan.slowdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Fits of three shapes to a sample of slowdowns, each beside the observed distribution. Censored values count with the
 * time for which they were seen.
 *
 * @param observed the distribution as observed
 * @param fits shifted exponential, Pareto tail, two modes; the closest first
 */
public record SlowdownFits(Empirical observed, List<Fit> fits) {

    private static final int RESAMPLES = 200;
    private static final int FEWEST_RESAMPLES = 40;
    private static final int DRAWS = 4_000_000;

    public SlowdownFits {
        fits = List.copyOf(fits);
    }

    private record Shape<M extends SlowdownModel>(
            String parameterName, Function<Slowdowns, M> estimate, ToDoubleFunction<M> parameter) {

        double parameterOf(Slowdowns sample) {
            return parameter.applyAsDouble(estimate.apply(sample));
        }

        Fit fit(Empirical observed, Slowdowns sample, double[] bootstrap) {
            M model = estimate.apply(sample);
            Interval interval = Interval.of(parameter.applyAsDouble(model), bootstrap);
            return new Fit(model, model.distance(observed), parameterName, interval);
        }
    }

    private static final List<Shape<?>> SHAPES = List.of(
            new Shape<>("rate", Estimates::shiftedExponential, ShiftedExponential::rate),
            new Shape<>("tail index", Estimates::paretoTail, ParetoTail::alpha),
            new Shape<>("share of slow tasks", Estimates::bimodal, Bimodal::slowShare));

    /**
     * Fits all shapes.
     *
     * @param sample at least {@value Estimates#LEAST} values, two of them not censored
     * @param seed of the bootstrap
     */
    public static SlowdownFits of(Slowdowns sample, long seed) {
        Estimates.require(sample);
        Empirical observed = Empirical.of(sample);
        int resamples = Math.max(FEWEST_RESAMPLES, Math.min(RESAMPLES, DRAWS / sample.size()));
        double[][] bootstrap = new double[SHAPES.size()][resamples];
        Random random = new Random(seed);
        for (int i = 0; i < resamples; i++) {
            Slowdowns again = sample.resample(random);
            for (int shape = 0; shape < SHAPES.size(); shape++) {
                bootstrap[shape][i] = SHAPES.get(shape).parameterOf(again);
            }
        }
        List<Fit> fits = new ArrayList<>();
        for (int shape = 0; shape < SHAPES.size(); shape++) {
            fits.add(SHAPES.get(shape).fit(observed, sample, bootstrap[shape]));
        }
        fits.sort(Comparator.comparingDouble(Fit::distance));
        return new SlowdownFits(observed, fits);
    }
}
