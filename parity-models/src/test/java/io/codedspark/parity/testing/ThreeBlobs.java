package io.codedspark.parity.testing;

import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.BaseTrainer;
import io.codedspark.parity.train.ParityTrainer;
import io.codedspark.parity.train.Progress;
import io.codedspark.parity.train.Start;
import io.codedspark.parity.train.TrainingData;
import io.codedspark.parity.train.TrainingPlan;
import java.util.List;
import java.util.Random;

/** Seeded images of 4 x 4 pixels in three classes that a small network tells apart, and that network with its parity for k = 2. */
public final class ThreeBlobs {

    public static final int SIDE = 4;
    public static final int WIDTH = SIDE * SIDE;
    private static final int ROWS = 600;

    private final float[][] pixels = new float[ROWS][WIDTH];
    private final int[] labels = new int[ROWS];

    public ThreeBlobs() {
        Random random = new Random(11);
        for (int i = 0; i < ROWS; i++) {
            labels[i] = i % 3;
            for (int c = 0; c < WIDTH; c++) {
                double value = random.nextGaussian() * 0.1 + (c % 3 == labels[i] ? 0.7 : 0.2);
                pixels[i][c] = (float) Math.min(1, Math.max(0, value));
            }
        }
    }

    /** Pixels of an image, {@code [16]}, 0 to 1. */
    public float[] pixels(int image) {
        return pixels[image];
    }

    public int label(int image) {
        return labels[image];
    }

    /** Trains the network and its parity network: a second or two. */
    public ModelSet train() {
        TrainingData data = TrainingData.of("three blobs, seed 11", new ImageShape(SIDE, SIDE, 1), pixels, labels);
        TrainingPlan plan = new TrainingPlan(5, 32, 1e-2, 60, 5);
        BaseTrainer.Trained base = new BaseTrainer(Architecture.mlp(), plan, 0).train(data, Progress.NONE);
        return new ModelSet(
                base.network(),
                base.provenance(),
                List.of(new ParityTrainer(base.network(), Architecture.mlp(), Start.FROM_BASE, plan, data)
                        .train(2, Progress.NONE)));
    }
}
