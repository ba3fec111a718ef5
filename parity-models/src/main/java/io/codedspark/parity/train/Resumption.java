package io.codedspark.parity.train;

import java.util.Optional;

/**
 * How one training keeps its checkpoints and finds them again.
 *
 * @param checkpoints where
 * @param name of the training among those kept there
 * @param training what is trained, in words; a checkpoint of another is refused
 */
record Resumption(Checkpoints checkpoints, String name, String training) {

    /** Keeps nothing. */
    static Resumption none() {
        return new Resumption(Checkpoints.NONE, "", "");
    }

    /** The newest checkpoint of this training. */
    Optional<Checkpoint> newest() {
        Optional<Checkpoint> newest = checkpoints.newest(name);
        newest.ifPresent(this::check);
        return newest;
    }

    void write(Checkpoint checkpoint) {
        if (checkpoints != Checkpoints.NONE) {
            checkpoints.write(name, checkpoint);
        }
    }

    private void check(Checkpoint checkpoint) {
        if (!checkpoint.training().equals(training)) {
            throw new IllegalArgumentException("The checkpoint " + name + " is of another training: "
                    + checkpoint.training() + "; this one is: " + training
                    + ". Repeat that one's settings, or keep checkpoints in another folder.");
        }
    }
}
