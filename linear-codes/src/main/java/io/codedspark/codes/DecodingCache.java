package io.codedspark.codes;

import java.io.Serializable;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Decodings by the set of arrived tasks, the ones used longest ago dropped first. It holds at most {@code 2^20} weights
 * (8 MiB), or one decoding that has more. A copy that comes from serialization starts empty.
 */
final class DecodingCache implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final long MOST_WEIGHTS = 1L << 20;

    private final transient Map<BitSet, Decoding> decodings = new LinkedHashMap<>(16, 0.75f, true);
    private transient long weights;

    /** The decoding of the arrived tasks, solved for when it is not here; two threads may solve for the same one. */
    Decoding decoding(BitSet arrived, Function<BitSet, Decoding> solve) {
        synchronized (decodings) {
            Decoding known = decodings.get(arrived);
            if (known != null) {
                return known;
            }
        }
        Decoding solved = solve.apply(arrived);
        synchronized (decodings) {
            if (decodings.put((BitSet) arrived.clone(), solved) == null) {
                weights += size(solved);
            }
            Iterator<Decoding> eldest = decodings.values().iterator();
            while (weights > MOST_WEIGHTS && decodings.size() > 1) {
                weights -= size(eldest.next());
                eldest.remove();
            }
        }
        return solved;
    }

    /** How many decodings are held. */
    int size() {
        synchronized (decodings) {
            return decodings.size();
        }
    }

    /** Counts a decoding without weights as well: it has a key. */
    private static long size(Decoding decoding) {
        return (long) decoding.weights().length * decoding.tasks().length + 64;
    }

    private Object readResolve() {
        return new DecodingCache();
    }
}
