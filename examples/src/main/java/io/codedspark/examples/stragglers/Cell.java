package io.codedspark.examples.stragglers;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All repetitions of a remedy in a situation.
 *
 * @param situation what went wrong
 * @param remedy what was done about it
 * @param repetitions in their order
 */
record Cell(Situation situation, Remedy remedy, List<Repetition> repetitions) {

    Cell {
        repetitions = List.copyOf(repetitions);
    }

    /** The job time that a share of the repetitions does not exceed; the 99th percentile of fewer than 100 is the longest. */
    double quantile(double share) {
        double[] sorted =
                repetitions.stream().mapToDouble(Repetition::seconds).sorted().toArray();
        return sorted[(int) Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)];
    }

    double p50() {
        return quantile(0.5);
    }

    double p95() {
        return quantile(0.95);
    }

    double p99() {
        return quantile(0.99);
    }

    double mean() {
        return mean(Repetition::seconds);
    }

    double taskSeconds() {
        return mean(Repetition::taskSeconds);
    }

    double wastedSeconds() {
        return mean(Repetition::wastedSeconds);
    }

    /** Rows that were decoded in all repetitions together. */
    long reconstructedRows() {
        return repetitions.stream().mapToLong(Repetition::reconstructedRows).sum();
    }

    /** Rows that were computed again in all repetitions together. */
    long recomputedRows() {
        return repetitions.stream().mapToLong(Repetition::recomputedRows).sum();
    }

    /** What reports warned of, each once. */
    List<String> said() {
        return repetitions.stream()
                .flatMap(one -> one.said().stream())
                .distinct()
                .toList();
    }

    private double mean(ToDoubleFunction<Repetition> figure) {
        return repetitions.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }
}
