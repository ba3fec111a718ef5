package io.codedspark.parity.train;

/**
 * How long and how fast to train. The rate falls from {@code rate} to zero along half a cosine.
 *
 * @param epochs passes over the data, at least 1
 * @param batch rows (for a parity network: groups) a step, at least 1
 * @param rate Adam's learning rate at the start, above 0
 * @param heldOut rows held back: they choose the best epoch and measure the quality
 * @param seed of weights, of the split and of the order; the same seed holds back the same rows for every training
 */
public record TrainingPlan(int epochs, int batch, double rate, int heldOut, long seed) {

    public TrainingPlan {
        if (epochs < 1 || batch < 1 || !(rate > 0)) {
            throw new IllegalArgumentException(
                    "Training needs epochs and batch of at least 1 and a rate above 0, but has " + epochs + ", " + batch
                            + " and " + rate + ".");
        }
    }

    /** What suits a classifier of tens of thousands of small images: 4 epochs, 64 rows a step, 5,000 held back, seed 1. */
    public static TrainingPlan forBase() {
        return new TrainingPlan(4, 64, 0.002, 5000, 1);
    }

    /**
     * What suits a parity network for such a classifier: 12 epochs, 64 groups a step, 5,000 rows held back, seed 1.
     */
    public static TrainingPlan forParity() {
        return new TrainingPlan(12, 64, 0.002, 5000, 1);
    }

    /** The same plan with another number of epochs. */
    public TrainingPlan withEpochs(int newEpochs) {
        return new TrainingPlan(newEpochs, batch, rate, heldOut, seed);
    }

    /** The same plan with another batch. */
    public TrainingPlan withBatch(int newBatch) {
        return new TrainingPlan(epochs, newBatch, rate, heldOut, seed);
    }

    /** The same plan with another rate. */
    public TrainingPlan withRate(double newRate) {
        return new TrainingPlan(epochs, batch, newRate, heldOut, seed);
    }

    /** The same plan with another number of rows held back. */
    public TrainingPlan withHeldOut(int newHeldOut) {
        return new TrainingPlan(epochs, batch, rate, newHeldOut, seed);
    }

    /** The same plan with another seed. */
    public TrainingPlan withSeed(long newSeed) {
        return new TrainingPlan(epochs, batch, rate, heldOut, newSeed);
    }

    /** The rate for a step, of all steps of the training. */
    double rate(int step, int steps) {
        return rate * 0.5 * (1 + Math.cos(Math.PI * step / steps));
    }
}
