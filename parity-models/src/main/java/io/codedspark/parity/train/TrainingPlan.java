package io.codedspark.parity.train;

import java.io.Serializable;

/**
 * How long and how fast to train.
 *
 * @param epochs passes over the data, at least 1
 * @param batch rows (for a parity network: inputs of it) a step, at least 1
 * @param rate Adam's learning rate at the start, above 0
 * @param heldOut rows held back: they choose the best epoch and measure the quality
 * @param seed of weights, of the split and of the order; the same seed holds back the same rows for every training
 * @param course of the rate
 * @param decay of weights: this times the square of each weight, halved, is added to the loss; 0 or more
 * @param patience training ends early once so many epochs in a row were no better, on the rows held back, than the best before
 *     them; 0 for never
 */
public record TrainingPlan(
        int epochs, int batch, double rate, int heldOut, long seed, Course course, double decay, int patience)
        implements Serializable {

    /** How the rate goes on. */
    public enum Course {
        /** It falls to zero along half a cosine. */
        FALLING,
        /** It stays. */
        CONSTANT
    }

    public TrainingPlan {
        if (epochs < 1 || batch < 1 || !(rate > 0) || !(decay >= 0)) {
            throw new IllegalArgumentException(
                    "Training needs epochs and batch of at least 1, a rate above 0 and a decay of 0 or more, but has "
                            + epochs + ", " + batch + ", " + rate + " and " + decay + ".");
        }
        if (patience < 0) {
            throw new IllegalArgumentException("The patience is a number of epochs, or 0 to never end early, not "
                    + patience + "; give 0 or more.");
        }
    }

    /** A plan with a falling rate, without decay, that does not end early. */
    public TrainingPlan(int epochs, int batch, double rate, int heldOut, long seed) {
        this(epochs, batch, rate, heldOut, seed, Course.FALLING, 0, 0);
    }

    /** What suits a classifier of tens of thousands of small images: 4 epochs, 64 rows a step, 5,000 held back, seed 1. */
    public static TrainingPlan forBase() {
        return new TrainingPlan(4, 64, 0.002, 5000, 1);
    }

    /**
     * What suits a parity network for such a classifier: 12 epochs, 64 inputs a step, 5,000 rows held back, seed 1.
     */
    public static TrainingPlan forParity() {
        return new TrainingPlan(12, 64, 0.002, 5000, 1);
    }

    /** The same plan with another number of epochs. */
    public TrainingPlan withEpochs(int newEpochs) {
        return new TrainingPlan(newEpochs, batch, rate, heldOut, seed, course, decay, patience);
    }

    /** The same plan with another batch. */
    public TrainingPlan withBatch(int newBatch) {
        return new TrainingPlan(epochs, newBatch, rate, heldOut, seed, course, decay, patience);
    }

    /** The same plan with another rate. */
    public TrainingPlan withRate(double newRate) {
        return new TrainingPlan(epochs, batch, newRate, heldOut, seed, course, decay, patience);
    }

    /** The same plan with another number of rows held back. */
    public TrainingPlan withHeldOut(int newHeldOut) {
        return new TrainingPlan(epochs, batch, rate, newHeldOut, seed, course, decay, patience);
    }

    /** The same plan with another seed. */
    public TrainingPlan withSeed(long newSeed) {
        return new TrainingPlan(epochs, batch, rate, heldOut, newSeed, course, decay, patience);
    }

    /** The same plan with another course of the rate. */
    public TrainingPlan withCourse(Course newCourse) {
        return new TrainingPlan(epochs, batch, rate, heldOut, seed, newCourse, decay, patience);
    }

    /** The same plan with another decay. */
    public TrainingPlan withDecay(double newDecay) {
        return new TrainingPlan(epochs, batch, rate, heldOut, seed, course, newDecay, patience);
    }

    /** The same plan with another patience. */
    public TrainingPlan withPatience(int newPatience) {
        return new TrainingPlan(epochs, batch, rate, heldOut, seed, course, decay, newPatience);
    }

    /** The rate for a step, of all steps of the training. */
    double rate(int step, int steps) {
        return course == Course.CONSTANT ? rate : rate * 0.5 * (1 + Math.cos(Math.PI * step / steps));
    }
}
