package io.codedspark.examples.demo;

import io.codedspark.spark.RowOrigin;
import java.io.Serializable;

/** What a run says of one image: the class, the logits' bits in one number, and how it came to be. */
final class Answer implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int prediction;
    private final long bits;
    private final RowOrigin origin;

    private Answer(int prediction, long bits, RowOrigin origin) {
        this.prediction = prediction;
        this.bits = bits;
        this.origin = origin;
    }

    static Answer of(float[] logits, RowOrigin origin) {
        int best = 0;
        long bits = 1;
        for (int i = 0; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
            bits = 31 * bits + Float.floatToRawIntBits(logits[i]);
        }
        return new Answer(best, bits, origin);
    }

    int prediction() {
        return prediction;
    }

    /** Equal for two answers whose logits are equal to the last bit. */
    long bits() {
        return bits;
    }

    RowOrigin origin() {
        return origin;
    }
}
