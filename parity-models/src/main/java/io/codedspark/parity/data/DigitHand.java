package io.codedspark.parity.data;

import java.util.SplittableRandom;

/**
 * How one digit is written: size, slant, turn, place, pen, and a smooth bend of the paper. Points of the digit's box
 * (0..1) become pixels.
 */
final class DigitHand {

    private static final float MIDDLE = DigitStrokes.SIZE / 2f;
    private static final int WAVES = 3;

    private final float[] map;
    private final float[] waves;
    private final float shake;
    private final float startWidth;
    private final float endWidth;
    private final float ink;

    private DigitHand(float[] map, float[] waves, float shake, float startWidth, float endWidth, float ink) {
        this.map = map;
        this.waves = waves;
        this.shake = shake;
        this.startWidth = startWidth;
        this.endWidth = endWidth;
        this.ink = ink;
    }

    static DigitHand draw(SplittableRandom random) {
        float pen = between(random, 0.75f, 1.75f);
        return new DigitHand(
                affine(random),
                waves(random),
                between(random, 0.01f, 0.045f),
                pen * between(random, 0.8f, 1.1f),
                pen * between(random, 0.7f, 1.1f),
                between(random, 0.75f, 1f));
    }

    /** The points of a stroke, each moved a little at random. */
    float[][] shaken(float[][] stroke, SplittableRandom random) {
        float[][] moved = new float[stroke.length][];
        for (int p = 0; p < stroke.length; p++) {
            moved[p] = new float[] {
                stroke[p][0] + shake * (float) random.nextGaussian(),
                stroke[p][1] + shake * (float) random.nextGaussian()
            };
        }
        return moved;
    }

    /** Where a point of the digit's box lies on the grid, in pixels. */
    float[] place(float[] point) {
        float x = point[0] - 0.5f;
        float y = point[1] - 0.5f;
        float bentX = x;
        float bentY = y;
        for (int w = 0; w < WAVES * 4; w += 4) {
            bentX += waves[w] * (float) Math.sin(waves[w + 1] + (w + 3) * 0.9f * y);
            bentY += waves[w + 2] * (float) Math.sin(waves[w + 3] + (w + 3) * 0.9f * x);
        }
        return new float[] {
            MIDDLE + map[4] + map[0] * bentX + map[1] * bentY, MIDDLE + map[5] + map[2] * bentX + map[3] * bentY
        };
    }

    /** Half the line's width in pixels, at a share 0..1 of a stroke. */
    float halfWidth(float share) {
        return startWidth + share * (endWidth - startWidth);
    }

    float ink() {
        return ink;
    }

    private static float[] affine(SplittableRandom random) {
        float height = between(random, 16f, 21f);
        float width = height * between(random, 0.5f, 0.85f);
        double turn = Math.toRadians(7) * random.nextGaussian();
        float slant = 0.12f + 0.16f * (float) random.nextGaussian();
        float cos = (float) Math.cos(turn);
        float sin = (float) Math.sin(turn);
        return new float[] {
            cos * width,
            -sin * height - slant * height * cos,
            sin * width,
            cos * height - slant * height * sin,
            between(random, -2f, 2f),
            between(random, -2f, 2f)
        };
    }

    private static float[] waves(SplittableRandom random) {
        float[] waves = new float[WAVES * 4];
        for (int w = 0; w < waves.length; w += 2) {
            waves[w] = 0.02f * (float) random.nextGaussian();
            waves[w + 1] = between(random, 0f, (float) (2 * Math.PI));
        }
        return waves;
    }

    private static float between(SplittableRandom random, float low, float high) {
        return low + (high - low) * (float) random.nextDouble();
    }
}
