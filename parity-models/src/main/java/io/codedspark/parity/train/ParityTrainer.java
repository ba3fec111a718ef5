package io.codedspark.parity.train;

import io.codedspark.parity.ParityCode;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.Quality;
import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.run.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Trains parity networks for a deployed network, from that network's own outputs: sum encoder, subtraction decoder, mean
 * squared error against the sum of the group's centred logits, groups drawn anew every epoch. The deployed network runs
 * once over the data when the trainer is made, for every k that is trained then.
 *
 * <p>{@link Start#FROM_BASE} saves epochs: for the small convolutional network, MNIST, k = 2 and 12 epochs, the first epoch gave
 * 0.930 of the labels back on the rows held back and the best 0.963; from fresh weights 0.874 and 0.950 (one seed).
 *
 * <p>Quality is measured on {@code plan.heldOut()} rows that no step saw; the best epoch is chosen on the same rows, so for a figure to
 * publish measure on a test set of your own with {@link Evaluation}. Runs on one thread and is not thread-safe.
 */
public final class ParityTrainer {

    private final Network base;
    private final Architecture architecture;
    private final Start start;
    private final TrainingPlan plan;
    private final TrainingData training;
    private final TrainingData heldOut;
    private final float[][] trainingTerms;
    private final float[][] heldOutTerms;
    private final double computed;

    /**
     * Splits the data and computes the deployed network's outputs.
     *
     * @param base the deployed network
     * @param architecture the parity network's
     * @param start where its weights start
     * @param plan how long; the batch counts groups
     * @param data labelled rows; labels only choose the best epoch and measure
     */
    public ParityTrainer(Network base, Architecture architecture, Start start, TrainingPlan plan, TrainingData data) {
        if (base.outputWidth() != data.classes()
                || base.inputWidth() != data.shape().size()) {
            throw new IllegalArgumentException("The deployed network maps " + base.inputWidth() + " to "
                    + base.outputWidth()
                    + " values, but the data has rows of " + data.shape().size() + " and " + data.classes()
                    + " classes.");
        }
        this.base = base;
        this.architecture = architecture;
        this.start = start;
        this.plan = plan;
        TrainingData.Split split = data.split(plan.heldOut(), plan.seed());
        this.training = split.training();
        this.heldOut = split.heldOut();
        this.trainingTerms = centred(Forward.run(base, training.pixels()));
        this.heldOutTerms = centred(Forward.run(base, heldOut.pixels()));
        this.computed = Evaluation.accuracy(heldOutTerms, heldOut.labels());
    }

    /**
     * Trains the parity network of groups of k.
     *
     * @param k sources in a group, at least 2
     * @param progress is told after every epoch
     */
    public ParityModel train(int k, Progress progress) {
        long startNanos = System.nanoTime();
        float scale = scale(k);
        int outputs = base.outputWidth();
        List<Integer> inputShape = architecture.inputShape(training.shape());
        MultiLayerNetwork network =
                Blueprint.build(architecture, training.shape(), outputs, Blueprint.Task.VALUES, plan);
        start.prepare(network, base, k, scale);
        Groups groups = Groups.draw(heldOut.rows(), k, new Random(plan.seed() + k));
        float[][] sums = new float[groups.count()][];
        Arrays.setAll(sums, g -> groups.sum(g, heldOut.pixels()));
        Live live = new Live(network, inputShape);
        double reconstructed = new Fitting(network, plan, live.inputShape(), outputs)
                .run(
                        "parity network, k = " + k,
                        new GroupBatches(k, training.pixels(), trainingTerms, scale, plan.seed() + k),
                        n -> groups.accuracy(scaled(live.run(sums), scale), heldOutTerms, heldOut.labels()),
                        progress);
        double control = Evaluation.reconstructed(ParityCode.control(base, k), heldOut, plan.seed() + k);
        return new ParityModel(
                base,
                Network.of(network, inputShape, outputs),
                k,
                "sum",
                scale,
                new Quality(computed, reconstructed, control, heldOut.rows()),
                Origin.of(training, architecture, plan, startNanos));
    }

    /** The size of a sum of k centred logits: with it targets are of order one. */
    private float scale(int k) {
        double squares = 0;
        for (float[] row : trainingTerms) {
            for (float value : row) {
                squares += (double) value * value;
            }
        }
        double size = Math.sqrt(k * squares / ((double) trainingTerms.length * base.outputWidth()));
        if (!(size > 0)) {
            throw new IllegalArgumentException(
                    "The deployed network gives equal logits for every class of every row; there is nothing to learn.");
        }
        return (float) size;
    }

    private static float[][] centred(float[][] logits) {
        return Arrays.stream(logits).map(Logits::centred).toArray(float[][]::new);
    }

    private static float[][] scaled(float[][] rows, float scale) {
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= scale;
            }
        }
        return rows;
    }
}
