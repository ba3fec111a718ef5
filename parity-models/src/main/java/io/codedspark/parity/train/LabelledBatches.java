package io.codedspark.parity.train;

import java.util.Arrays;
import java.util.Random;

/** Rows in an order drawn anew for every epoch, with smoothed labels. */
final class LabelledBatches implements Fitting.Batches {

    private final TrainingData data;
    private final float right;
    private final float wrong;
    private final long seed;
    private int[] order = new int[0];

    LabelledBatches(TrainingData data, double smoothing, long seed) {
        this.data = data;
        this.right = (float) (1 - smoothing);
        this.wrong = (float) (smoothing / (data.classes() - 1));
        this.seed = seed;
    }

    @Override
    public void draw(int epoch) {
        order = TrainingData.permutation(data.rows(), new Random(Seeds.of(seed, epoch)));
    }

    @Override
    public int examples() {
        return data.rows();
    }

    @Override
    public void write(int e, int row, float[] inputs, float[] targets) {
        int width = data.shape().size();
        int classes = data.classes();
        System.arraycopy(data.pixels()[order[e]], 0, inputs, row * width, width);
        Arrays.fill(targets, row * classes, (row + 1) * classes, wrong);
        targets[row * classes + data.labels()[order[e]]] = right;
    }
}
