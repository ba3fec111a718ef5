package io.codedspark.spark.plan.slowdown;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.special.Erf;

/**
 * A slow mode with a given probability, else a fast mode; each is log-normal around its median.
 *
 * @param slowShare probability of the slow mode, 0 to 1
 * @param fast median of the fast mode, above 0
 * @param fastSpread standard deviation of the logarithm in the fast mode; 0 makes it one value
 * @param slow median of the slow mode, above 0
 * @param slowSpread standard deviation of the logarithm in the slow mode; 0 makes it one value
 */
public record Bimodal(double slowShare, double fast, double fastSpread, double slow, double slowSpread)
        implements SlowdownModel {

    public Bimodal {
        if (!(slowShare >= 0 && slowShare <= 1) || !(fast > 0) || !(slow > 0)) {
            throw new IllegalArgumentException(
                    "Two modes need a share of slow tasks from 0 to 1 and positive medians, but the share is "
                            + slowShare + " and the medians are " + fast + " and " + slow + ".");
        }
        if (!(fastSpread >= 0) || !(slowSpread >= 0)) {
            throw new IllegalArgumentException(
                    "The spreads of two modes are 0 or more, but they are " + fastSpread + " and " + slowSpread + ".");
        }
    }

    /** Fast tasks take 1, slow ones {@code factor}. */
    public static Bimodal of(double slowShare, double factor) {
        return new Bimodal(slowShare, 1, 0, factor, 0);
    }

    @Override
    public double sample(RandomGenerator random) {
        boolean isSlow = random.nextDouble() < slowShare;
        double spread = isSlow ? slowSpread : fastSpread;
        double noise = spread == 0 ? 1 : Math.exp(spread * random.nextGaussian());
        return (isSlow ? slow : fast) * noise;
    }

    @Override
    public double cdf(double x) {
        return (1 - slowShare) * mode(x, fast, fastSpread) + slowShare * mode(x, slow, slowSpread);
    }

    private static double mode(double x, double median, double spread) {
        if (x <= 0) {
            return 0;
        }
        if (spread == 0) {
            return x >= median ? 1 : 0;
        }
        return 0.5 * Erf.erfc(-Math.log(x / median) / (spread * Math.sqrt(2)));
    }

    @Override
    public String words() {
        if (slowShare == 0) {
            return String.format(Locale.ROOT, "one mode, spread %.2g", fastSpread);
        }
        return String.format(
                Locale.ROOT, "two modes, %.2g %% of tasks %.3g times slower", 100 * slowShare, slow / fast);
    }
}
