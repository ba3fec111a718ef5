package io.codedspark.spark.plan;

import io.codedspark.spark.plan.log.StageRun;
import io.codedspark.spark.plan.log.TaskAttempt;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Medians; of an even number the lower of the two in the middle. */
final class Medians {

    private Medians() {}

    /** 0 of nothing. */
    static double of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
    }

    /** How long the median successful task of a run took, at least a millisecond. */
    static double seconds(StageRun run) {
        return Math.max(
                1e-3, of(run.attempts().stream().filter(TaskAttempt::succeeded).mapToDouble(TaskAttempt::seconds)));
    }

    /**
     * The value at which half of the weight is reached.
     *
     * @param values any order
     * @param weights as many, 0 or more; 0 if all are 0
     */
    static double weighted(double[] values, double[] weights) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
        double half = Arrays.stream(weights).sum() / 2;
        double sum = 0;
        for (int i : order) {
            sum += weights[i];
            if (sum >= half && sum > 0) {
                return values[i];
            }
        }
        return 0;
    }
}
