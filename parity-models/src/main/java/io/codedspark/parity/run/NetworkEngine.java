package io.codedspark.parity.run;

/**
 * Restores networks of a kind that this module cannot run itself. Found as a service ({@link java.util.ServiceLoader}), so
 * that a library which brings its own native code is there only where somebody wants it. Thread-safe.
 */
public interface NetworkEngine {

    /** The kind of networks that it runs. */
    Network.Kind kind();

    /**
     * Restores one copy for one thread; copies may share what is read only.
     *
     * @param network of this engine's kind, not folded
     * @throws IllegalArgumentException when the bytes are no network of this kind, or do not fit what the network says
     */
    ModelRunner restore(Network network);
}
