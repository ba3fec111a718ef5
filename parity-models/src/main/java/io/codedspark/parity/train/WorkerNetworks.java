package io.codedspark.parity.train;

import io.codedspark.parity.run.FastConvolution;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Networks that tasks of this JVM train, lent to one task at a time: making one from its configuration costs more than a
 * few steps. The longest unused ones are dropped first.
 */
final class WorkerNetworks {

    private static final int IDLE = 2 * Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final ArrayDeque<Lent> NETWORKS = new ArrayDeque<>();

    /** A network and the configuration it was made of. */
    record Lent(String configuration, MultiLayerNetwork network) {}

    private WorkerNetworks() {}

    /** A network of a configuration, in any state. */
    static Lent take(String configuration) {
        synchronized (NETWORKS) {
            for (Iterator<Lent> i = NETWORKS.descendingIterator(); i.hasNext(); ) {
                Lent next = i.next();
                if (next.configuration.equals(configuration)) {
                    i.remove();
                    return next;
                }
            }
        }
        FastConvolution.enable();
        MultiLayerNetwork network = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(configuration));
        network.init();
        return new Lent(configuration, network);
    }

    /** Keeps a network for the next task. */
    static void giveBack(Lent lent) {
        synchronized (NETWORKS) {
            NETWORKS.addLast(lent);
            while (NETWORKS.size() > IDLE) {
                NETWORKS.removeFirst();
            }
        }
    }
}
