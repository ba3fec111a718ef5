package io.codedspark.parity.train;

import java.util.function.ToDoubleFunction;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The loop over epochs: the best epoch kept, progress told, a checkpoint after each, divergence noticed, an early end.
 *
 * @param <N> the kind of network that is trained
 */
final class Fitting<N extends Model> {

    /** How many times the loss of a network that answers nothing but zeros a loss may be. */
    private static final double DIVERGED = 100;

    /** How many times the smallest loss so far an epoch's loss may be, where it is above that of zeros and the first epoch's. */
    private static final double RISE = 10;

    /** Gives the examples of one epoch. */
    interface Batches {

        /** Draws the order of an epoch; it depends on the epoch's number alone, and on what it was aimed at. */
        void draw(int epoch);

        /** Examples in an epoch. */
        int examples();

        /** Writes example {@code e} of this epoch into row {@code row} of the two batches. */
        void write(int e, int row, float[] inputs, float[] targets);
    }

    /**
     * What came of a training.
     *
     * @param accuracy of the best epoch
     * @param epochs that were trained, with those before a checkpoint; fewer than planned where it ended early
     */
    record Outcome(double accuracy, int epochs) {}

    private final N network;
    private final TrainingPlan plan;
    private final double usualLoss;
    private final Epochs<N> epochs;
    private final Resumption resumption;

    /**
     * @param usualLoss of a network that answers nothing but zeros, about
     * @param epochs where the steps are made
     */
    Fitting(N network, TrainingPlan plan, double usualLoss, Epochs<N> epochs, Resumption resumption) {
        this.usualLoss = usualLoss;
        this.network = network;
        this.plan = plan;
        this.epochs = epochs;
        this.resumption = resumption;
    }

    /**
     * Trains, from the newest checkpoint when there is one, and leaves the network with the weights of its best epoch.
     *
     * @param accuracy measures the network after an epoch
     * @throws IllegalStateException when the training diverges
     */
    Outcome run(String phase, ToDoubleFunction<N> accuracy, Progress progress) {
        Course course = resumption.newest().map(this::restored).orElseGet(() -> new Course(network));
        long start = System.nanoTime();
        int first = course.epochs;
        double before = course.seconds;
        for (int epoch = first; epoch < plan.epochs() && !course.stalled(plan); epoch++) {
            double loss = epochs.run(network, epoch);
            course.check(loss, DIVERGED * usualLoss, plan);
            double seconds = before + (System.nanoTime() - start) / 1e9;
            course.ended(loss, accuracy.applyAsDouble(network), seconds, network);
            resumption.write(course.checkpoint(resumption.training(), network));
            int done = epoch + 1;
            progress.epoch(new Progress.Epoch(
                    phase,
                    done,
                    plan.epochs(),
                    loss,
                    course.accuracy,
                    seconds,
                    course.stalled(plan) ? 0 : (seconds - before) / (done - first) * (plan.epochs() - done)));
        }
        try (INDArray best = NetworkState.row(course.best)) {
            network.setParams(best);
        }
        return new Outcome(course.bestAccuracy, course.epochs);
    }

    private Course restored(Checkpoint checkpoint) {
        new NetworkState(checkpoint.weights(), checkpoint.updater(), checkpoint.iterations()).restore(network);
        return new Course(checkpoint);
    }

    /** What is known of the epochs so far. */
    private static final class Course {

        private int epochs;
        private double seconds;
        private double loss = Double.NaN;
        private double firstLoss = Double.NaN;
        private double smallestLoss = Double.POSITIVE_INFINITY;
        private double accuracy;
        private float[] best;
        private double bestAccuracy = Double.NEGATIVE_INFINITY;
        private int bestEpoch;

        Course(Model network) {
            best = NetworkState.weights(network);
        }

        Course(Checkpoint checkpoint) {
            epochs = checkpoint.epochs();
            seconds = checkpoint.seconds();
            loss = checkpoint.loss();
            firstLoss = checkpoint.firstLoss();
            smallestLoss = checkpoint.smallestLoss();
            best = checkpoint.best();
            bestAccuracy = checkpoint.bestAccuracy();
            bestEpoch = checkpoint.bestEpoch();
        }

        void check(double now, double most, TrainingPlan plan) {
            boolean rose = now > RISE * smallestLoss && now > firstLoss && now > most / DIVERGED;
            if (!Double.isFinite(now) || now > most || rose) {
                String trend = epochs == 0 ? "" : ", after " + smallestLoss + " at its smallest";
                throw new IllegalStateException("Training diverged: the loss is " + now + " in epoch " + (epochs + 1)
                        + " at a rate of " + plan.rate() + trend + "; train with a smaller rate.");
            }
        }

        void ended(double epochLoss, double epochAccuracy, double now, Model network) {
            epochs++;
            seconds = now;
            loss = epochLoss;
            firstLoss = epochs == 1 ? epochLoss : firstLoss;
            smallestLoss = Math.min(smallestLoss, epochLoss);
            accuracy = epochAccuracy;
            if (bestEpoch == 0 || epochAccuracy > bestAccuracy) {
                bestAccuracy = epochAccuracy;
                bestEpoch = epochs;
                best = NetworkState.weights(network);
            }
        }

        boolean stalled(TrainingPlan plan) {
            return plan.patience() > 0 && epochs - bestEpoch >= plan.patience();
        }

        Checkpoint checkpoint(String training, Model network) {
            NetworkState state = NetworkState.of(network);
            return new Checkpoint(
                    training,
                    epochs,
                    state.iterations(),
                    seconds,
                    loss,
                    firstLoss,
                    smallestLoss,
                    state.weights(),
                    state.updater(),
                    best,
                    bestAccuracy,
                    bestEpoch);
        }
    }
}
