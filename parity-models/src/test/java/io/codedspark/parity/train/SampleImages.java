package io.codedspark.parity.train;

import io.codedspark.parity.run.ImageShape;
import java.util.Random;

/**
 * Seeded images for tests: a bright blot at one of four places gives the class, a dim one at any place is the fifth. The
 * mean of two bright ones looks like dim ones, so the deployed network is misled by it.
 */
public final class SampleImages {

    public static final int SIDE = 16;
    public static final ImageShape SHAPE = new ImageShape(SIDE, SIDE, 1);

    private SampleImages() {}

    /** Images of five classes. */
    public static TrainingData draw(int rows, long seed) {
        Random random = new Random(seed);
        float[][] pixels = new float[rows][SIDE * SIDE];
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = random.nextInt(5);
            int place = labels[i] < 4 ? labels[i] : random.nextInt(4);
            double brightness = (labels[i] < 4 ? 0.7 : 0.2) + 0.2 * random.nextDouble();
            double x = 4 + 7 * (place % 2) + random.nextGaussian() * 0.5;
            double y = 4 + 7 * (place / 2) + random.nextGaussian() * 0.5;
            for (int p = 0; p < pixels[i].length; p++) {
                double distance = Math.pow(p % SIDE - x, 2) + Math.pow(p / SIDE - y, 2);
                double blot = brightness * Math.exp(-distance / 4);
                pixels[i][p] = (float) (blot + 0.05 * random.nextDouble());
            }
        }
        return new TrainingData("blots, seed " + seed, SHAPE, pixels, labels, 5);
    }
}
