package io.codedspark.parity.train;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checkpoints in memory: the newest of each name. */
final class KeptInMemory implements Checkpoints {

    final Map<String, Checkpoint> newest = new HashMap<>();

    @Override
    public Optional<Checkpoint> newest(String name) {
        return Optional.ofNullable(newest.get(name));
    }

    @Override
    public void write(String name, Checkpoint checkpoint) {
        newest.put(name, checkpoint);
    }
}
