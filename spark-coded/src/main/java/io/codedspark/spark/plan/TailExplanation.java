package io.codedspark.spark.plan;

import java.util.EnumMap;
import java.util.Map;

/**
 * How the time that tasks took beyond the median divides among causes.
 *
 * @param seconds for each cause, summed over all attempts of all runs; an attempt that was ended early counts with what was
 *     seen of it
 */
public record TailExplanation(Map<Cause, Double> seconds) {

    public TailExplanation {
        Map<Cause, Double> all = new EnumMap<>(Cause.class);
        for (Cause cause : Cause.values()) {
            all.put(cause, seconds.getOrDefault(cause, 0.0));
        }
        seconds = Map.copyOf(all);
    }

    /** All seconds beyond the median. */
    public double excessSeconds() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The share of a cause, 0 to 1; 0 where no task took longer than the median. */
    public double share(Cause cause) {
        double all = excessSeconds();
        return all == 0 ? 0 : seconds.getOrDefault(cause, 0.0) / all;
    }

    /** The share that a code could cover. */
    public double coverableShare() {
        return share(Cause.HOST) + share(Cause.REST);
    }

    /** The largest of the causes that no code covers. */
    public Cause mainUncoverable() {
        Cause main = Cause.SKEW;
        for (Cause cause : Cause.values()) {
            if (!cause.canBeCovered() && share(cause) > share(main)) {
                main = cause;
            }
        }
        return main;
    }
}
