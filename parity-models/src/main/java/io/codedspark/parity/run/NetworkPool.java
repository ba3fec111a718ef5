package io.codedspark.parity.run;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;

/**
 * Restored copies of networks in this JVM. A copy is lent to one thread for one batch, so that no two task threads share
 * one and there are never more copies of a network than threads that ran it at the same time. Idle copies are kept for
 * the next batch, the longest unused ones are dropped first. Thread-safe.
 */
public final class NetworkPool {

    private static final NetworkPool SHARED =
            new NetworkPool(Math.max(8, 4 * Runtime.getRuntime().availableProcessors()));

    private final int maxIdle;
    private final ArrayDeque<Idle> idle = new ArrayDeque<>();

    private record Idle(String id, ModelRunner runner) {}

    /** A pool that keeps at most {@code maxIdle} copies that nobody uses. */
    public NetworkPool(int maxIdle) {
        if (maxIdle < 1) {
            throw new IllegalArgumentException("A pool keeps at least 1 idle copy, not " + maxIdle + ".");
        }
        this.maxIdle = maxIdle;
    }

    /** The pool of this JVM: at most four idle copies a processor, and at least eight. */
    public static NetworkPool shared() {
        return SHARED;
    }

    /**
     * Runs rows through a copy of a network; see {@link ModelRunner#run}.
     *
     * @throws BadRowException when a row does not fit
     */
    public List<float[]> run(Network network, List<float[]> rows) {
        ModelRunner runner = take(network);
        List<float[]> outputs = runner.run(rows);
        giveBack(network, runner);
        return outputs;
    }

    /** How many copies of a network are idle. */
    public int idle(Network network) {
        synchronized (idle) {
            return (int) idle.stream().filter(i -> i.id.equals(network.id())).count();
        }
    }

    private ModelRunner take(Network network) {
        synchronized (idle) {
            for (Iterator<Idle> i = idle.descendingIterator(); i.hasNext(); ) {
                Idle next = i.next();
                if (next.id.equals(network.id())) {
                    i.remove();
                    return next.runner;
                }
            }
        }
        return network.restore();
    }

    private void giveBack(Network network, ModelRunner runner) {
        synchronized (idle) {
            idle.addLast(new Idle(network.id(), runner));
            while (idle.size() > maxIdle) {
                idle.removeFirst();
            }
        }
    }
}
