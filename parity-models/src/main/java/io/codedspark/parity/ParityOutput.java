package io.codedspark.parity;

import io.codedspark.parity.encode.Logits;
import java.io.Serializable;

/**
 * How what the parity network gives becomes the sum of a group's outputs: {@code scale * output + offset}, and whether
 * that is a sum of logits as they are or of logits minus their row's mean.
 */
record ParityOutput(float scale, float[] offset, Terms terms) implements Serializable {

    /** What the sum is made of. */
    enum Terms {
        /** Logits as the deployed network gives them. */
        PLAIN,
        /** Logits minus their row's mean. */
        CENTRED
    }

    /** The sum of a group's outputs. */
    float[] total(float[] output) {
        float[] total = new float[output.length];
        for (int i = 0; i < total.length; i++) {
            total[i] = scale * output[i] + (offset.length == 0 ? 0 : offset[i]);
        }
        return total;
    }

    /** The total minus a share of the total for a group of zero rows, whose output is {@code ofZeros}. */
    float[] without(float[] total, float share, float[] ofZeros) {
        float[] zeros = total(ofZeros);
        float[] result = new float[total.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = total[i] - share * zeros[i];
        }
        return result;
    }

    /** A member's output as it stands in the sum. */
    float[] term(float[] output) {
        return terms == Terms.CENTRED ? Logits.centred(output) : output;
    }
}
