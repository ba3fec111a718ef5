package io.codedspark.parity.train;

import org.deeplearning4j.nn.api.Model;

/**
 * Where the steps of an epoch are made: on this thread, or on a cluster.
 *
 * @param <N> the kind of network that is trained
 */
@FunctionalInterface
interface Epochs<N extends Model> {

    /**
     * Trains a network for one epoch. What is drawn at random depends on the epoch's number and the network's weights alone.
     *
     * @param network is changed in place
     * @param epoch from 0
     * @return the mean loss of the steps; not finite when the training diverged
     */
    double run(N network, int epoch);

    /** The steps of all epochs on this thread. */
    static Epochs<Model> here(Steps steps, Fitting.Batches examples) {
        return (network, epoch) -> {
            examples.draw(epoch);
            int count = steps.count(examples);
            return steps.make(network, examples, epoch, 0, count) / count;
        };
    }
}
