package io.codedspark.parity.train;

import java.io.Serializable;

/** What one shard's copy of the network became in one round. */
final class Contribution implements Serializable {

    private static final long serialVersionUID = 1L;

    private final float[] weights;
    private final float[] updater;
    private final int steps;
    private final int examples;
    private final double lossSum;

    /**
     * @param weights after the round
     * @param updater the updater's state after the round; may be empty
     * @param steps that were made
     * @param examples that were trained on
     * @param lossSum of the steps' losses, each a mean over its examples
     */
    Contribution(float[] weights, float[] updater, int steps, int examples, double lossSum) {
        this.weights = weights;
        this.updater = updater;
        this.steps = steps;
        this.examples = examples;
        this.lossSum = lossSum;
    }

    float[] weights() {
        return weights;
    }

    float[] updater() {
        return updater;
    }

    int steps() {
        return steps;
    }

    int examples() {
        return examples;
    }

    double lossSum() {
        return lossSum;
    }
}
