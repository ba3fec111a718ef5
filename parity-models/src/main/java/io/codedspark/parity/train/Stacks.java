package io.codedspark.parity.train;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rows drawn into stacks of f anew for every epoch. An epoch is always as long as all rows make it; where the curriculum
 * leaves classes out, the rows of the others come more than once.
 */
final class Stacks implements Fitting.Batches {

    private final TrainingData data;
    private final float[][] targets;
    private final int f;
    private final Curriculum curriculum;
    private final long seed;
    private int[] order = new int[0];

    /** @param targets what one head should give for each row */
    Stacks(TrainingData data, float[][] targets, int f, Curriculum curriculum, long seed) {
        this.data = data;
        this.targets = targets;
        this.f = f;
        this.curriculum = curriculum;
        this.seed = seed;
    }

    @Override
    public void draw(int epoch) {
        Random random = new Random(Seeds.of(seed, epoch));
        int shown = curriculum.classes(epoch, data.classes());
        int[] allowed = IntStream.range(0, data.rows())
                .filter(row -> data.labels()[row] < shown)
                .toArray();
        if (allowed.length == 0) {
            throw new IllegalArgumentException("No row has one of the first " + shown
                    + " classes, with which the curriculum starts; start with more classes.");
        }
        order = new int[examples() * f];
        for (int from = 0; from < order.length; from += allowed.length) {
            int[] again = TrainingData.permutation(allowed.length, random);
            Arrays.setAll(again, i -> allowed[again[i]]);
            System.arraycopy(again, 0, order, from, Math.min(allowed.length, order.length - from));
        }
    }

    @Override
    public int examples() {
        return data.rows() / f;
    }

    @Override
    public void write(int e, int row, float[] inputs, float[] into) {
        for (int s = 0; s < f; s++) {
            int member = order[e * f + s];
            float[] pixels = data.pixels()[member];
            System.arraycopy(pixels, 0, inputs, (row * f + s) * pixels.length, pixels.length);
            float[] target = targets[member];
            System.arraycopy(target, 0, into, (row * f + s) * target.length, target.length);
        }
    }
}
