package io.codedspark.parity.train;

import java.util.Optional;

/**
 * Where trainings keep their {@link Checkpoint}s. A training writes one after every epoch; one that is started again with
 * the same data, plan and architecture goes on from the newest.
 */
public interface Checkpoints {

    /** Keeps nothing: a training that stops starts again from the beginning. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public Optional<Checkpoint> newest(String name) {
            return Optional.empty();
        }

        @Override
        public void write(String name, Checkpoint checkpoint) {}
    };

    /**
     * The newest readable checkpoint.
     *
     * @param name of the training among those that are kept here, such as {@code base} or {@code parity-k2}
     * @throws java.io.UncheckedIOException when the place cannot be read
     */
    Optional<Checkpoint> newest(String name);

    /**
     * Keeps a checkpoint; when the call returns, it survives the end of this process.
     *
     * @throws java.io.UncheckedIOException when the place cannot be written
     */
    void write(String name, Checkpoint checkpoint);
}
