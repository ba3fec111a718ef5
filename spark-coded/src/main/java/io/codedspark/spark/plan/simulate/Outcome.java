package io.codedspark.spark.plan.simulate;

import java.util.Arrays;

/**
 * What a strategy came to over many simulated runs of a stage. Times are in the unit of the work.
 *
 * @param strategy what was done
 * @param latencies how long each run took, in rising order
 * @param taskTime mean over the runs of the time in which slots were held
 * @param decodedShare mean share of the sources that were decoded
 */
public record Outcome(Strategy strategy, double[] latencies, double taskTime, double decodedShare) {

    public Outcome {
        latencies = latencies.clone();
        Arrays.sort(latencies);
    }

    public double mean() {
        return Arrays.stream(latencies).average().orElse(Double.NaN);
    }

    /** The latency that a share {@code p} of the runs does not exceed. */
    public double quantile(double p) {
        return latencies[(int) Math.max(0, Math.min(latencies.length - 1, Math.ceil(p * latencies.length) - 1))];
    }

    /** The mean of the runs between two quantiles. */
    public double meanBetween(double low, double high) {
        int from = (int) Math.floor(low * latencies.length);
        int to = Math.max(from + 1, (int) Math.ceil(high * latencies.length));
        return Arrays.stream(latencies, from, to).average().orElseThrow();
    }

    /** The share of runs that took at least {@code x}. */
    public double shareFrom(double x) {
        return Arrays.stream(latencies).filter(latency -> latency >= x).count() / (double) latencies.length;
    }
}
