package io.codedspark.parity.run;

import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;

/**
 * Where a task finds a network: in the function itself, or in a Spark broadcast, so that its bytes travel to an executor
 * once and not with every task.
 */
@FunctionalInterface
public interface NetworkSource extends Serializable {

    /** The network; cheap to call again. */
    Network network();

    /** The network in a broadcast. */
    static NetworkSource of(Broadcast<Network> broadcast) {
        return new BroadcastNetwork(broadcast);
    }
}
