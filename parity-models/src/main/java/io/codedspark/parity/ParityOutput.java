package io.codedspark.parity;

import java.io.Serializable;

/** How what a parity network gives becomes an answer of the size of terms: {@code scale * output + offset}. */
record ParityOutput(float scale, float[] offset) implements Serializable {

    /** The answer. */
    float[] answer(float[] output) {
        float[] answer = new float[output.length];
        for (int i = 0; i < answer.length; i++) {
            answer[i] = scale * output[i] + (offset.length == 0 ? 0 : offset[i]);
        }
        return answer;
    }
}
