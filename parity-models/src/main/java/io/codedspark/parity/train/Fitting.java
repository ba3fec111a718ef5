package io.codedspark.parity.train;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The loop over epochs and steps: a falling rate, the best epoch kept, progress told. */
final class Fitting {

    /** Gives the steps of one epoch. */
    interface Batches {

        /** Draws the order of the next epoch. */
        void draw();

        /** Examples in an epoch. */
        int examples();

        /** Writes example {@code e} of this epoch into row {@code row} of the two batches. */
        void write(int e, int row, float[] inputs, float[] targets);
    }

    private final MultiLayerNetwork network;
    private final TrainingPlan plan;
    private final long[] inputShape;
    private final int targetWidth;

    /**
     * @param inputShape the shape of one input
     * @param targetWidth floats in a target
     */
    Fitting(MultiLayerNetwork network, TrainingPlan plan, int[] inputShape, int targetWidth) {
        this.network = network;
        this.plan = plan;
        this.inputShape = new long[inputShape.length + 1];
        Arrays.setAll(this.inputShape, i -> i == 0 ? 0 : inputShape[i - 1]);
        this.targetWidth = targetWidth;
    }

    /**
     * Trains, and leaves the network with the weights of its best epoch.
     *
     * @param accuracy measures the network after an epoch
     * @return the accuracy of the best epoch
     */
    double run(String phase, Batches batches, ToDoubleFunction<MultiLayerNetwork> accuracy, Progress progress) {
        long start = System.nanoTime();
        int batch = Math.min(plan.batch(), batches.examples());
        int steps = batches.examples() / batch;
        double best = Double.NEGATIVE_INFINITY;
        INDArray bestWeights = network.params().dup();
        for (int epoch = 0; epoch < plan.epochs(); epoch++) {
            batches.draw();
            double loss = 0;
            for (int step = 0; step < steps; step++) {
                network.setLearningRate(plan.rate(epoch * steps + step, plan.epochs() * steps));
                loss += step(batches, step * batch, batch);
            }
            double now = accuracy.applyAsDouble(network);
            if (now > best) {
                best = now;
                bestWeights = network.params().dup();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            int done = epoch + 1;
            progress.epoch(new Progress.Epoch(
                    phase, done, plan.epochs(), loss / steps, now, seconds, seconds / done * (plan.epochs() - done)));
        }
        network.setParams(bestWeights);
        return best;
    }

    private double step(Batches batches, int from, int batch) {
        int width = 1;
        for (int i = 1; i < inputShape.length; i++) {
            width *= (int) inputShape[i];
        }
        float[] inputs = new float[batch * width];
        float[] targets = new float[batch * targetWidth];
        for (int row = 0; row < batch; row++) {
            batches.write(from + row, row, inputs, targets);
        }
        inputShape[0] = batch;
        try (INDArray x = Nd4j.createFromArray(inputs).reshape(inputShape);
                INDArray y = Nd4j.createFromArray(targets).reshape(batch, targetWidth)) {
            network.fit(x, y);
            double loss = network.score();
            if (!Double.isFinite(loss)) {
                throw new IllegalStateException("Training diverged: the loss is " + loss + " at a rate of "
                        + plan.rate() + "; train with a smaller rate.");
            }
            return loss;
        }
    }
}
