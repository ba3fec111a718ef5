package io.codedspark.parity.onnx;

import io.codedspark.parity.run.Network;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of this JVM: one for each network, shared by all its copies and closed when the last copy is gone.
 * Thread-safe.
 */
final class SharedSessions {

    private static final Cleaner CLEANER = Cleaner.create();
    private static final Map<String, WeakReference<Shared>> SESSIONS = new HashMap<>();

    private SharedSessions() {}

    /** What copies hold on to. */
    static final class Shared {
        private final OnnxSession session;

        private Shared(OnnxSession session) {
            this.session = session;
        }

        OnnxSession session() {
            return session;
        }
    }

    static Shared of(Network network) {
        synchronized (SESSIONS) {
            Shared present = present(network.id());
            if (present != null) {
                return present;
            }
            OnnxSession session = new OnnxSession(network.bytes());
            Shared shared = new Shared(session);
            CLEANER.register(shared, session::close);
            SESSIONS.values().removeIf(reference -> reference.get() == null);
            SESSIONS.put(network.id(), new WeakReference<>(shared));
            return shared;
        }
    }

    private static @Nullable Shared present(String id) {
        WeakReference<Shared> reference = SESSIONS.get(id);
        return reference == null ? null : reference.get();
    }
}
