package io.codedspark.parity.train;

/** Is told after every epoch how the training goes; called on the thread that trains. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = epoch -> {};

    void epoch(Epoch epoch);

    /**
     * One epoch.
     *
     * @param phase what is trained, such as {@code "base network"} or {@code "parity network, k = 2"}
     * @param number of the epoch, from 1
     * @param of how many
     * @param loss the mean loss of the epoch's steps
     * @param accuracy on the rows held back; of reconstructions when a parity network is trained
     * @param seconds since the training began
     * @param secondsLeft that the remaining epochs will take, by the mean so far; 0 where training ends early, which is not foreseen
     */
    record Epoch(String phase, int number, int of, double loss, double accuracy, double seconds, double secondsLeft) {}
}
