package io.codedspark.spark.plan.slowdown;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The distribution of a sample: Kaplan and Meier's estimate (Nonparametric estimation from incomplete observations, 1958),
 * which is the plain share of values where none is censored. Where the largest values are censored, some probability is
 * left beyond them; it lies on the largest value, or on a Pareto tail that begins there.
 */
public final class Empirical implements SlowdownModel {

    private final double[] points;
    private final double[] below;
    private final double restFrom;
    private final double restAlpha;

    private Empirical(double[] points, double[] below, double restFrom, double restAlpha) {
        this.points = points;
        this.below = below;
        this.restFrom = restFrom;
        this.restAlpha = restAlpha;
    }

    /** The estimate from a sample of at least one value; what lies beyond censored values takes the largest. */
    public static Empirical of(Slowdowns sample) {
        return of(sample, Double.POSITIVE_INFINITY);
    }

    /** The estimate from a sample; what lies beyond censored values has a Pareto tail of index {@code alpha}. */
    public static Empirical of(Slowdowns sample, double alpha) {
        int n = sample.size();
        if (n == 0) {
            throw new IllegalArgumentException(
                    "There is no slowdown to estimate a distribution from; give at least one.");
        }
        double[] points = new double[n];
        double[] below = new double[n];
        int count = 0;
        double survival = 1;
        for (int i = 0; i < n; i++) {
            if (!sample.isCensored(i)) {
                survival *= 1 - 1.0 / (n - i);
                boolean again = count > 0 && points[count - 1] == sample.value(i);
                count = again ? count : count + 1;
                points[count - 1] = sample.value(i);
                below[count - 1] = 1 - survival;
            }
        }
        return new Empirical(Arrays.copyOf(points, count), Arrays.copyOf(below, count), sample.value(n - 1), alpha);
    }

    /** The least value that at least a share {@code p} of tasks does not exceed. */
    public double quantile(double p) {
        int at = Arrays.binarySearch(below, p);
        int i = at >= 0 ? at : -at - 1;
        if (i < points.length) {
            return points[i];
        }
        double left = points.length == 0 ? 1 : 1 - below[below.length - 1];
        if (Double.isInfinite(restAlpha) || left <= 1e-12) {
            return restFrom;
        }
        return restFrom * Math.pow(Math.max(1e-12, (1 - p) / left), -1 / restAlpha);
    }

    @Override
    public double sample(RandomGenerator random) {
        return quantile(random.nextDouble());
    }

    @Override
    public double cdf(double x) {
        double sure = steps(x);
        double last = points.length == 0 ? 0 : below[below.length - 1];
        if (x < restFrom || Double.isInfinite(restAlpha)) {
            return x >= restFrom ? 1 : sure;
        }
        return Math.max(sure, 1 - (1 - last) * Math.pow(restFrom / x, restAlpha));
    }

    /**
     * The largest distance to a model's distribution function over the observed values (Kolmogorov and Smirnov's): 0 is
     * the same, 1 as far as can be.
     */
    public double distance(SlowdownModel model) {
        double most = 0;
        double before = 0;
        for (int i = 0; i < points.length; i++) {
            most = Math.max(most, Math.abs(below[i] - model.cdf(points[i])));
            most = Math.max(most, Math.abs(before - model.cdf(Math.nextDown(points[i]))));
            before = below[i];
        }
        return most;
    }

    private double steps(double x) {
        int at = Arrays.binarySearch(points, x);
        int i = at >= 0 ? at : -at - 2;
        return i < 0 ? 0 : below[i];
    }

    @Override
    public String words() {
        return String.format(
                Locale.ROOT, "as observed, 95 %% below %.3g, 99 %% below %.3g", quantile(0.95), quantile(0.99));
    }
}
