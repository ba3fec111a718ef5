package io.codedspark.examples.linear;

import java.util.Arrays;

/**
 * One loop.
 *
 * @param task what is iterated
 * @param kind how
 * @param k source partitions
 * @param scene what befell it
 * @param secondsEach of every iteration, in order
 * @param taskSeconds executor time of all tasks' attempts, the killed ones too
 * @param maxError largest difference from the product computed on the driver, relative to its largest value
 */
record Trial(String task, String kind, int k, String scene, double[] secondsEach, double taskSeconds, double maxError) {

    double seconds() {
        return Arrays.stream(secondsEach).sum();
    }

    double median() {
        double[] sorted = secondsEach.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    double largest() {
        return Arrays.stream(secondsEach).max().orElse(0);
    }
}
