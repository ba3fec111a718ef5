package io.codedspark.parity.train;

import io.codedspark.parity.Provenance;
import io.codedspark.parity.run.Network;
import java.util.List;
import org.deeplearning4j.nn.api.Model;

/**
 * Trains a classifier on labelled rows, for those who do not bring one.
 *
 * <p>Its targets may be smoothed labels: the right class {@code 1 - smoothing}, the rest shared by the others. Parity networks
 * need none of it: on MNIST, k = 2, reconstructions were as good without.
 *
 * @param architecture what to train
 * @param plan how long; {@code plan.heldOut()} rows choose the best epoch
 * @param smoothing 0 for none, to below 1
 */
public record BaseTrainer(Architecture architecture, TrainingPlan plan, double smoothing) {

    /**
     * A trained classifier.
     *
     * @param network the classifier
     * @param accuracy on the rows held back
     * @param provenance what it was made of
     */
    public record Trained(Network network, double accuracy, Provenance provenance) {}

    public BaseTrainer {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException(
                    "The label smoothing must be 0 or more and below 1, not " + smoothing + ".");
        }
    }

    /** Trains on one thread. */
    public Trained train(TrainingData data, Progress progress) {
        return train(data, progress, Checkpoints.NONE);
    }

    /** Trains on one thread, from the newest checkpoint named {@code base} where there is one. */
    public Trained train(TrainingData data, Progress progress, Checkpoints checkpoints) {
        long start = System.nanoTime();
        TrainingData.Split split = data.split(plan.heldOut(), plan.seed());
        TrainingData training = split.training();
        TrainingData heldOut = split.heldOut();
        Model network = Blueprint.build(architecture, data.shape(), data.classes(), Blueprint.Task.CLASSES, plan);
        Live live = new Live(network, architecture.inputShape(data.shape()));
        List<Integer> inputShape = architecture.inputShape(data.shape());
        Epochs<Model> epochs = Epochs.here(
                new Steps(plan, inputShape, data.classes()), new LabelledBatches(training, smoothing, plan.seed()));
        Resumption resumption = new Resumption(
                checkpoints,
                "base",
                architecture + ", " + plan + ", smoothing " + smoothing + ", on " + training.rows() + " rows of "
                        + data.description());
        Fitting.Outcome outcome = new Fitting<>(network, plan, Math.log(data.classes()), epochs, resumption)
                .run("base network", n -> Evaluation.accuracy(live.run(heldOut.pixels()), heldOut.labels()), progress);
        Network trained = new AnyNetwork(network).deployed(inputShape, data.classes());
        return new Trained(
                trained,
                outcome.accuracy(),
                Origin.of(training, architecture, plan.withEpochs(outcome.epochs()), start));
    }
}
