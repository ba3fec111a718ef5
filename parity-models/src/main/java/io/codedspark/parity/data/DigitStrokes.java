package io.codedspark.parity.data;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws handwritten-like digits, so that demonstrations and tests need no files: strokes along smooth curves through the
 * points of {@link DigitShapes}, bent and placed by a {@link DigitHand} drawn anew for each image, and inked on a grey
 * grid with soft edges. The classes are drawn uniformly and independently; image {@code i} depends on the seed and
 * {@code i} only, so a longer set starts with the shorter one. About 10 µs an image and core.
 */
public final class DigitStrokes {

    /** Height and width of an image. */
    public static final int SIZE = 28;

    /** The digits 0 to 9. */
    public static final int CLASSES = 10;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private DigitStrokes() {}

    /**
     * Draws a set of grey images of {@value #SIZE} x {@value #SIZE} pixels, ink 1 on paper 0.
     *
     * @param count how many, 0 or more
     * @param seed the same seed gives the same images
     */
    public static LabelledImages generate(int count, long seed) {
        if (count < 0) {
            throw new IllegalArgumentException("The number of images is " + count + "; it must be 0 or more.");
        }
        float[][] pixels = new float[count][];
        int[] labels = new int[count];
        IntStream.range(0, count).parallel().forEach(i -> {
            SplittableRandom random = new SplittableRandom(seed * GOLDEN + i);
            labels[i] = random.nextInt(CLASSES);
            pixels[i] = draw(labels[i], random);
        });
        return new LabelledImages(SIZE, SIZE, 1, pixels, labels);
    }

    private static float[] draw(int digit, SplittableRandom random) {
        var shapes = DigitShapes.of(digit);
        float[][][] strokes = shapes.get(random.nextInt(shapes.size()));
        DigitHand hand = DigitHand.draw(random);
        InkGrid grid = new InkGrid(SIZE);
        for (float[][] stroke : strokes) {
            float[][] curve = Curve.through(hand.shaken(stroke, random));
            float[] from = hand.place(curve[0]);
            for (int p = 1; p < curve.length; p++) {
                float[] to = hand.place(curve[p]);
                grid.line(from, to, hand.halfWidth(p / (float) curve.length));
                from = to;
            }
        }
        return grid.values(hand.ink());
    }
}
