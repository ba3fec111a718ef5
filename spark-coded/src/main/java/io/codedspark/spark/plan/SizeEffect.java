package io.codedspark.spark.plan;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How a task's time follows its size. Least absolute deviations through the median task: the slope is the weighted median
 * of the slopes from the median to each task, weighted by how far its size is from the median. Late tasks of ordinary size
 * hardly move it.
 *
 * @param size bytes or records of a task over the median
 * @param slope how much of the median's time a task takes more for each median's size more; 0 or more
 */
record SizeEffect(ToDoubleFunction<ObservedTask> size, double slope) {

    /** Of bytes and records the one that explains more. */
    static SizeEffect of(List<ObservedTask> tasks) {
        SizeEffect bytes = of(tasks, ObservedTask::bytes);
        SizeEffect records = of(tasks, ObservedTask::records);
        return bytes.error(tasks) <= records.error(tasks) ? bytes : records;
    }

    private static SizeEffect of(List<ObservedTask> tasks, ToDoubleFunction<ObservedTask> size) {
        List<ObservedTask> whole =
                tasks.stream().filter(task -> task.attempt().succeeded()).toList();
        double[] slopes = new double[whole.size()];
        double[] weights = new double[whole.size()];
        for (int i = 0; i < slopes.length; i++) {
            double more = size.applyAsDouble(whole.get(i)) - 1;
            slopes[i] = more == 0 ? 0 : (whole.get(i).relative() - 1) / more;
            weights[i] = Math.abs(more);
        }
        return new SizeEffect(size, Math.max(0, Medians.weighted(slopes, weights)));
    }

    /** The time of a task of this size over the median's, at least a twentieth. */
    double work(ObservedTask task) {
        return Math.max(0.05, 1 + slope * (size.applyAsDouble(task) - 1));
    }

    private double error(List<ObservedTask> tasks) {
        return tasks.stream()
                .mapToDouble(task -> Math.abs(task.relative() - work(task)))
                .sum();
    }
}
