package io.codedspark.parity.train;

/**
 * A training as it stood after an epoch: with it and the same data the training goes on as if it had not stopped. What is
 * drawn at random in an epoch depends on the plan's seed, the epoch's number and, where groups are drawn around hard rows, the
 * weights when it began; so these are the random state.
 *
 * @param training what is trained, in words, with the plan and its seed: a training goes on from a checkpoint with equal words only
 * @param epochs how many epochs are done, at least 1
 * @param iterations steps that the updater has counted
 * @param seconds spent so far
 * @param loss mean loss of the last epoch's steps
 * @param firstLoss of the first epoch
 * @param smallestLoss of all epochs
 * @param weights of the network after the last epoch, in Deeplearning4j's flat order; not to be changed
 * @param updater the updater's state (Adam: means and squares), in Deeplearning4j's flat order; may be empty
 * @param best weights of the best epoch so far
 * @param bestAccuracy its accuracy on the rows held back
 * @param bestEpoch its number, from 1
 */
public record Checkpoint(
        String training,
        int epochs,
        int iterations,
        double seconds,
        double loss,
        double firstLoss,
        double smallestLoss,
        float[] weights,
        float[] updater,
        float[] best,
        double bestAccuracy,
        int bestEpoch) {

    public Checkpoint {
        if (epochs < 1 || bestEpoch < 1 || bestEpoch > epochs || weights.length != best.length) {
            throw new IllegalArgumentException("A checkpoint after " + epochs + " epochs, the best of them number "
                    + bestEpoch + ", with " + weights.length + " weights now and " + best.length
                    + " at its best, cannot be; write it after an epoch.");
        }
    }
}
