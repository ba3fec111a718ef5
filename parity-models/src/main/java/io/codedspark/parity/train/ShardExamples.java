package io.codedspark.parity.train;

import java.io.Serializable;

/** Makes the examples of one shard for one epoch; travels to executors. */
@FunctionalInterface
interface ShardExamples extends Serializable {

    /**
     * The examples, drawn and in the order in which they are trained.
     *
     * @param seed of this shard in this epoch
     */
    Fitting.Batches of(Shard shard, long seed);
}
