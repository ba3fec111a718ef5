package io.codedspark.codes.real.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The vector kernels that are warm and faster than plain loops, by shape. */
final class WarmSums {

    private static final long ELEMENTS_BEFORE_WARM_UP = 256 << 10;
    private static final Map<SumShape, State> STATES = new ConcurrentHashMap<>();

    private WarmSums() {}

    private static final class State {
        private volatile Optional<VectorSums> ready = Optional.empty();
        private final AtomicLong left = new AtomicLong(ELEMENTS_BEFORE_WARM_UP);
    }

    /** The kernels of a shape, warm or not. */
    static VectorSums forced(SumShape shape) {
        State state = STATES.computeIfAbsent(shape, ignored -> new State());
        Optional<VectorSums> ready = state.ready;
        if (ready.isEmpty()) {
            ready = Optional.of(new VectorSums(shape));
            state.ready = ready;
        }
        return ready.get();
    }

    /** The kernels of a shape, once they are warm and if they are faster; asks for a warm-up after some use. */
    static Optional<VectorSums> find(SumShape shape, int length) {
        State state = STATES.computeIfAbsent(shape, ignored -> new State());
        Optional<VectorSums> ready = state.ready;
        if (ready.isEmpty()) {
            long elements = (long) length * shape.inputs();
            long before = state.left.getAndAdd(-elements);
            if (before > 0 && before <= elements) {
                SumWarmUp.request(shape, faster -> state.ready = Optional.of(faster));
            }
        }
        return ready;
    }
}
