package io.codedspark.parity.encode;

import java.util.List;

/** Takes an erased output out of the output for the whole group. */
public final class SubtractionDecoder {

    private SubtractionDecoder() {}

    /**
     * Solves {@code total = count * erased + sum over i of counts[i] * arrived[i]} for {@code erased}.
     *
     * @param total the output for the group, as a weighted sum of its members' outputs
     * @param count how often the erased row went into the parity row, at least 1
     * @param arrived the outputs of the other rows
     * @param counts how often each of them went into it
     */
    public static float[] decode(float[] total, int count, List<float[]> arrived, int[] counts) {
        float[] result = total.clone();
        for (int s = 0; s < arrived.size(); s++) {
            float[] row = arrived.get(s);
            for (int i = 0; i < result.length; i++) {
                result[i] -= counts[s] * row[i];
            }
        }
        if (count > 1) {
            for (int i = 0; i < result.length; i++) {
                result[i] /= count;
            }
        }
        return result;
    }
}
