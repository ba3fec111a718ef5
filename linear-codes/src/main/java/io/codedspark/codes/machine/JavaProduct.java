package io.codedspark.codes.machine;

import java.util.Arrays;

/**
 * A matrix product in plain Java, in tiles of four lines whose inner loops the compiler turns into vectors: what code of this
 * project reaches without any library. Not thread-safe.
 */
public final class JavaProduct implements ComputeWork {

    private static final int SIDE = 128;
    private static final int LINES = 4;

    private final float[] left = filled(1.25f);
    private final float[] right = filled(0.5f);
    private final float[] product = new float[SIDE * SIDE];

    @Override
    public String name() {
        return "plain Java";
    }

    @Override
    public double flops() {
        return 2.0 * SIDE * SIDE * SIDE;
    }

    @Override
    public void run() {
        Arrays.fill(product, 0);
        float[] first = new float[SIDE];
        float[] second = new float[SIDE];
        float[] third = new float[SIDE];
        float[] fourth = new float[SIDE];
        for (int line = 0; line < SIDE; line += LINES) {
            Arrays.fill(first, 0);
            Arrays.fill(second, 0);
            Arrays.fill(third, 0);
            Arrays.fill(fourth, 0);
            for (int k = 0; k < SIDE; k++) {
                add(
                        k * SIDE,
                        left[line * SIDE + k],
                        left[(line + 1) * SIDE + k],
                        left[(line + 2) * SIDE + k],
                        left[(line + 3) * SIDE + k],
                        first,
                        second,
                        third,
                        fourth);
            }
            System.arraycopy(first, 0, product, line * SIDE, SIDE);
            System.arraycopy(second, 0, product, (line + 1) * SIDE, SIDE);
            System.arraycopy(third, 0, product, (line + 2) * SIDE, SIDE);
            System.arraycopy(fourth, 0, product, (line + 3) * SIDE, SIDE);
        }
    }

    /** An entry of the product that the last run computed. */
    float entry(int line, int column) {
        return product[line * SIDE + column];
    }

    private void add(
            int from,
            float a,
            float b,
            float c,
            float d,
            float[] first,
            float[] second,
            float[] third,
            float[] fourth) {
        for (int j = 0; j < SIDE; j++) {
            float value = right[from + j];
            first[j] += a * value;
            second[j] += b * value;
            third[j] += c * value;
            fourth[j] += d * value;
        }
    }

    private static float[] filled(float value) {
        float[] matrix = new float[SIDE * SIDE];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = value + i % 7;
        }
        return matrix;
    }
}
