package io.codedspark.spark.plan.simulate;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The median of numbers that come one by one; 0 of none. */
final class RunningMedian {

    private final PriorityQueue<Double> low = new PriorityQueue<>(Comparator.reverseOrder());
    private final PriorityQueue<Double> high = new PriorityQueue<>();

    void add(double value) {
        low.add(value);
        high.add(low.remove());
        if (high.size() > low.size()) {
            low.add(high.remove());
        }
    }

    double median() {
        Double middle = low.peek();
        return middle == null ? 0 : middle;
    }
}
