package io.codedspark.parity.run;

import org.apache.spark.broadcast.Broadcast;

/** A network that travels once to every executor. */
record BroadcastNetwork(Broadcast<Network> broadcast) implements NetworkSource {

    @Override
    public Network network() {
        return broadcast.value();
    }
}
