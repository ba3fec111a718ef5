package io.codedspark.spark.plan;

import io.codedspark.spark.DecodingPlace;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the planner assumes and asks.
 *
 * @param leastSamples with fewer task attempts of a stage nothing is recommended
 * @param leastGain the share of the 95th percentile that a code must save
 * @param targetSeconds the 95th percentile to reach at least cost, if there is one
 * @param readRate bytes a second at which a parity task reads its sources, and a decoder its outputs
 * @param cancelSeconds how long an ended task goes on to hold its slot
 * @param slots how many tasks can run at once, if not as many as in the log
 * @param attempts about how many attempts each simulation draws
 * @param mostStages how many stages are judged, those first that took most task time
 * @param seed of all simulations and resamples
 * @param decoding where a coded job would decode: on the driver where it collects small exact outputs
 */
public record PlanOptions(
        int leastSamples,
        double leastGain,
        OptionalDouble targetSeconds,
        double readRate,
        double cancelSeconds,
        OptionalInt slots,
        int attempts,
        int mostStages,
        long seed,
        DecodingPlace decoding) {

    public PlanOptions {
        require(leastSamples >= 8, "The least number of samples", leastSamples, "at least 8");
        require(leastGain >= 0 && leastGain < 1, "The least gain", leastGain, "from 0 to below 1");
        require(targetSeconds.orElse(1) > 0, "The target", targetSeconds, "above 0 seconds");
        require(readRate > 0, "The read rate", readRate, "above 0 bytes a second");
        require(cancelSeconds >= 0, "The time to cancel", cancelSeconds, "0 seconds or more");
        require(slots.orElse(1) > 0, "The number of slots", slots, "at least 1");
        require(mostStages > 0, "The most stages", mostStages, "at least 1");
        require(attempts > 0, "The number of simulated attempts", attempts, "at least 1");
    }

    /**
     * 200 samples, a gain of 10 %, no target, 100 MB/s, 0.1 s to cancel, the slots of the log, 20 stages, decoding by
     * tasks.
     */
    public static PlanOptions defaults() {
        return new PlanOptions(
                200, 0.1, OptionalDouble.empty(), 100e6, 0.1, OptionalInt.empty(), 40_000, 20, 1, DecodingPlace.TASKS);
    }

    public PlanOptions withTargetSeconds(double target) {
        return new PlanOptions(
                leastSamples,
                leastGain,
                OptionalDouble.of(target),
                readRate,
                cancelSeconds,
                slots,
                attempts,
                mostStages,
                seed,
                decoding);
    }

    public PlanOptions withSlots(int number) {
        return new PlanOptions(
                leastSamples,
                leastGain,
                targetSeconds,
                readRate,
                cancelSeconds,
                OptionalInt.of(number),
                attempts,
                mostStages,
                seed,
                decoding);
    }

    public PlanOptions withMostStages(int number) {
        return new PlanOptions(
                leastSamples,
                leastGain,
                targetSeconds,
                readRate,
                cancelSeconds,
                slots,
                attempts,
                number,
                seed,
                decoding);
    }

    public PlanOptions withSeed(long number) {
        return new PlanOptions(
                leastSamples,
                leastGain,
                targetSeconds,
                readRate,
                cancelSeconds,
                slots,
                attempts,
                mostStages,
                number,
                decoding);
    }

    public PlanOptions withDecoding(DecodingPlace place) {
        return new PlanOptions(
                leastSamples,
                leastGain,
                targetSeconds,
                readRate,
                cancelSeconds,
                slots,
                attempts,
                mostStages,
                seed,
                place);
    }

    public PlanOptions withReadRate(double bytesPerSecond) {
        return new PlanOptions(
                leastSamples,
                leastGain,
                targetSeconds,
                bytesPerSecond,
                cancelSeconds,
                slots,
                attempts,
                mostStages,
                seed,
                decoding);
    }

    public PlanOptions withLeastSamples(int number) {
        return new PlanOptions(
                number, leastGain, targetSeconds, readRate, cancelSeconds, slots, attempts, mostStages, seed, decoding);
    }

    /** About how many attempts each simulation draws: more make figures steadier and planning slower. */
    public PlanOptions withAttempts(int number) {
        return new PlanOptions(
                leastSamples,
                leastGain,
                targetSeconds,
                readRate,
                cancelSeconds,
                slots,
                number,
                mostStages,
                seed,
                decoding);
    }

    private static void require(boolean holds, String what, Object value, String bound) {
        if (!holds) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be " + bound + ".");
        }
    }
}
