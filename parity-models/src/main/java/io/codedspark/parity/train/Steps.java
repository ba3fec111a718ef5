package io.codedspark.parity.train;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Steps of training: a batch of examples each. Holds buffers; for one thread. */
final class Steps {

    private final TrainingPlan plan;
    private final int[] inputShape;
    private final int inputWidth;
    private final int targetWidth;
    private float[] inputs = new float[0];
    private float[] targets = new float[0];

    /**
     * @param inputShape the shape of one input
     * @param targetWidth floats in a target
     */
    Steps(TrainingPlan plan, List<Integer> inputShape, int targetWidth) {
        this.plan = plan;
        this.inputShape = inputShape.stream().mapToInt(i -> i).toArray();
        this.inputWidth = Arrays.stream(this.inputShape).reduce(1, Math::multiplyExact);
        this.targetWidth = targetWidth;
    }

    /** Examples of each step, where so many are there. */
    int batch(Fitting.Batches examples) {
        return Math.min(plan.batch(), examples.examples());
    }

    /** Steps of an epoch. */
    int count(Fitting.Batches examples) {
        int batch = batch(examples);
        return batch == 0 ? 0 : examples.examples() / batch;
    }

    /**
     * Makes the steps {@code from} to below {@code to} of an epoch.
     *
     * @return the sum of their losses; not finite when the training diverged
     */
    double make(Model network, Fitting.Batches examples, int epoch, int from, int to) {
        int batch = batch(examples);
        int ofEpoch = count(examples);
        AnyNetwork any = new AnyNetwork(network);
        double lossSum = 0;
        for (int step = from; step < to && Double.isFinite(lossSum); step++) {
            any.setRate(plan.rate(epoch * ofEpoch + step, plan.epochs() * ofEpoch));
            lossSum += step(any, examples, step * batch, batch);
        }
        return lossSum;
    }

    private double step(AnyNetwork network, Fitting.Batches examples, int from, int batch) {
        if (inputs.length != batch * inputWidth) {
            inputs = new float[batch * inputWidth];
            targets = new float[batch * targetWidth];
        }
        for (int row = 0; row < batch; row++) {
            examples.write(from + row, row, inputs, targets);
        }
        long[] shape = new long[inputShape.length + 1];
        Arrays.setAll(shape, i -> i == 0 ? batch : inputShape[i - 1]);
        try (INDArray x = Nd4j.createFromArray(inputs).reshape(shape);
                INDArray y = Nd4j.createFromArray(targets).reshape(batch, targetWidth)) {
            network.fit(x, y);
            return network.model().score();
        }
    }
}
