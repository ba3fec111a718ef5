package io.codedspark.spark.plan.slowdown;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The distribution of a sample: Kaplan and Meier's estimate (Nonparametric estimation from incomplete observations, 1958),
 * which is the plain share of values where none is censored. Where the largest values are censored, the probability that is
 * left beyond them lies on the largest: slowdowns that were not seen are not guessed, so the tail is no heavier than shown
 * and may be lighter than true.
 */
public final class Empirical implements SlowdownModel {

    private final double[] points;
    private final double[] below;

    private Empirical(double[] points, double[] below) {
        this.points = points;
        this.below = below;
    }

    /** The estimate from a sample of at least one value. */
    public static Empirical of(Slowdowns sample) {
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
            boolean last = i == n - 1;
            if (!sample.isCensored(i) || last) {
                survival *= last ? 0 : 1 - 1.0 / (n - i);
                boolean again = count > 0 && points[count - 1] == sample.value(i);
                count = again ? count : count + 1;
                points[count - 1] = sample.value(i);
                below[count - 1] = 1 - survival;
            }
        }
        return new Empirical(Arrays.copyOf(points, count), Arrays.copyOf(below, count));
    }

    /** The least value that at least a share {@code p} of tasks does not exceed. */
    public double quantile(double p) {
        int at = Arrays.binarySearch(below, p);
        return points[Math.min(points.length - 1, at >= 0 ? at : -at - 1)];
    }

    @Override
    public double sample(RandomGenerator random) {
        return quantile(random.nextDouble());
    }

    @Override
    public double cdf(double x) {
        int at = Arrays.binarySearch(points, x);
        int i = at >= 0 ? at : -at - 2;
        return i < 0 ? 0 : below[i];
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

    @Override
    public String words() {
        return String.format(
                Locale.ROOT, "as observed, 95 %% below %.3g, 99 %% below %.3g", quantile(0.95), quantile(0.99));
    }
}
