package io.codedspark.parity.encode;

/** Small arithmetic on rows of logits. */
public final class Logits {

    private Logits() {}

    /**
     * The row minus its own mean: linear, so sums may be taken before or after, and without influence on the largest
     * entry or on a softmax.
     */
    public static float[] centred(float[] row) {
        double sum = 0;
        for (float value : row) {
            sum += value;
        }
        float mean = (float) (sum / row.length);
        float[] result = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            result[i] = row[i] - mean;
        }
        return result;
    }

    /** The largest value minus the second largest, 0 or more; of at least two values. */
    public static float margin(float[] row) {
        int best = argMax(row);
        float second = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < row.length; i++) {
            second = i == best ? second : Math.max(second, row[i]);
        }
        return row[best] - second;
    }

    /** The place of the largest value, the first of equal ones. */
    public static int argMax(float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) {
                best = i;
            }
        }
        return best;
    }
}
