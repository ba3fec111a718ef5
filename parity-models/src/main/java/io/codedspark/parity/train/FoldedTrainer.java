package io.codedspark.parity.train;

import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.run.Folding;
import io.codedspark.parity.run.Network;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Trains folded networks: classifiers that take f inputs at once and answer for each of them. Rows are drawn into stacks
 * anew for every epoch, so that a head learns to look at its own input only. The best epoch is chosen on the rows held
 * back, stacked in their order.
 *
 * <p>What comes out is a {@link Network} of single rows, which folds batches by itself. Runs on one thread.
 *
 * @param base the architecture that is folded
 * @param f inputs in a stack; 1 trains the base architecture itself, for comparisons
 * @param plan how long; the batch counts stacks
 * @param curriculum how many classes the first epochs show
 */
public record FoldedTrainer(Architecture base, int f, TrainingPlan plan, Curriculum curriculum) {

    public FoldedTrainer {
        if (f < 1 || f > Folding.MOST) {
            throw new IllegalArgumentException(
                    "A network is folded by f = 1 (not at all) to " + Folding.MOST + ", not by f = " + f + ".");
        }
    }

    /** Trains on labels: cross entropy of each head over its own classes. */
    public BaseTrainer.Trained train(TrainingData data, Progress progress) {
        TrainingData.Split split = data.split(plan.heldOut(), plan.seed());
        float[][] targets = new float[split.training().rows()][data.classes()];
        for (int row = 0; row < targets.length; row++) {
            targets[row][split.training().labels()[row]] = 1;
        }
        LossLayer loss = new LossLayer.Builder(new HeadsLoss(f))
                .activation(Activation.IDENTITY)
                .build();
        return train(split, targets, loss, 1, progress);
    }

    /**
     * Trains each head to give a teacher's logits: mean squared error against its centred logits. Labels only choose the
     * best epoch. On MNIST, the small convolutional network, f = 2 and ten epochs, 0.9884 of the test labels came back so and
     * 0.9888 from labels, where the teacher had 0.9912; 0.7 % and 1.1 % of the answers changed with the order of the rows. After
     * three epochs on 10,000 rows labels were ahead, 0.934 to 0.906 (one seed).
     *
     * @param teacher a network for the same rows and classes, of any kind
     */
    public BaseTrainer.Trained distil(Network teacher, TrainingData data, Progress progress) {
        if (teacher.outputWidth() != data.classes()
                || teacher.inputWidth() != data.shape().size()) {
            throw new IllegalArgumentException("The teacher maps " + teacher.inputWidth() + " to "
                    + teacher.outputWidth() + " values, but the data has rows of "
                    + data.shape().size() + " and " + data.classes() + " classes.");
        }
        TrainingData.Split split = data.split(plan.heldOut(), plan.seed());
        float[][] logits = Arrays.stream(Forward.run(teacher, split.training().pixels()))
                .map(Logits::centred)
                .toArray(float[][]::new);
        float size = size(logits);
        for (float[] row : logits) {
            for (int i = 0; i < row.length; i++) {
                row[i] /= size;
            }
        }
        LossLayer loss = new LossLayer.Builder(new LossMSE())
                .activation(Activation.IDENTITY)
                .build();
        return train(split, logits, loss, size, progress);
    }

    private BaseTrainer.Trained train(
            TrainingData.Split split, float[][] targets, LossLayer loss, float scale, Progress progress) {
        long start = System.nanoTime();
        TrainingData training = split.training();
        TrainingData heldOut = split.heldOut();
        check(training);
        FoldedArchitecture folded = new FoldedArchitecture(base, f, training.shape(), training.classes());
        Model network = Blueprint.build(folded.architecture(), folded.stack(), folded.stackOutputs(), loss, plan);
        Live live = new Live(network, folded.inputShape());
        Epochs<Model> epochs = Epochs.here(
                new Steps(plan, folded.inputShape(), folded.stackOutputs()),
                new Stacks(training, targets, f, curriculum, plan.seed()));
        double usualLoss = Math.max(1, f * Math.log(training.classes()));
        Fitting.Outcome outcome = new Fitting<>(network, plan, usualLoss, epochs, Resumption.none())
                .run(
                        "folded network, f = " + f,
                        n -> Evaluation.accuracy(outputs(live, heldOut.pixels()), heldOut.labels()),
                        progress);
        return new BaseTrainer.Trained(
                served(network, folded, scale),
                outcome.accuracy(),
                Origin.of(training, folded.architecture(), plan.withEpochs(outcome.epochs()), start));
    }

    private void check(TrainingData training) {
        int last = curriculum.classes(plan.epochs() - 1, training.classes());
        if (last < training.classes()) {
            throw new IllegalArgumentException("In " + plan.epochs() + " epochs the curriculum comes to " + last
                    + " of " + training.classes() + " classes; train longer, or add classes faster.");
        }
        if (training.rows() < f) {
            throw new IllegalArgumentException(
                    "A stack needs f = " + f + " rows, but there are only " + training.rows() + "; give more data.");
        }
    }

    /** The outputs of the rows, stacked in their order. */
    private float[][] outputs(Live live, float[][] rows) {
        if (f == 1) {
            return live.run(rows);
        }
        Folding folding = new Folding(f);
        List<float[]> stacks = folding.fold(Arrays.asList(rows));
        List<float[]> outputs = Arrays.asList(live.run(stacks.toArray(float[][]::new)));
        return folding.unfold(outputs, rows.length).toArray(float[][]::new);
    }

    /** The network with a loss that every Deeplearning4j can read, and logits of the right size. */
    private Network served(Model trained, FoldedArchitecture folded, float scale) {
        Model network = Blueprint.build(
                folded.architecture(), folded.stack(), folded.stackOutputs(), Blueprint.Task.VALUES, plan);
        network.setParams(trained.params());
        String last = Blueprint.lastLayer(network);
        network.getParam(last + "_W").muli(scale);
        network.getParam(last + "_b").muli(scale);
        Network served = new AnyNetwork(network).deployed(folded.inputShape(), folded.stackOutputs());
        return f == 1 ? served : served.folded(new Folding(f));
    }

    private static float size(float[][] logits) {
        double squares = 0;
        for (float[] row : logits) {
            for (float value : row) {
                squares += (double) value * value;
            }
        }
        double size = Math.sqrt(squares / ((double) logits.length * logits[0].length));
        if (!(size > 0)) {
            throw new IllegalArgumentException(
                    "The teacher gives equal logits for every class of every row; there is nothing to learn from it.");
        }
        return (float) size;
    }
}
