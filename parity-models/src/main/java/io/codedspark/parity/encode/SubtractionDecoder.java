package io.codedspark.parity.encode;

import java.util.List;

/** Takes an erased output out of the output for the whole group. */
public final class SubtractionDecoder {

    private SubtractionDecoder() {}

    /**
     * The total minus the arrived outputs, subtracted in the order given.
     *
     * @param total the sum of the outputs of all members of the group; not changed
     * @param arrived the outputs of all members but the erased one
     * @return a new row
     */
    public static float[] decode(float[] total, List<float[]> arrived) {
        float[] result = total.clone();
        for (float[] row : arrived) {
            for (int i = 0; i < result.length; i++) {
                result[i] -= row[i];
            }
        }
        return result;
    }
}
