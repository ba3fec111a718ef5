package io.codedspark.parity.encode;

import java.io.Serializable;
import java.util.List;

/** Makes one parity row of the k rows of a group. Stateless, thread-safe. */
public interface ParityEncoder extends Serializable {

    /** The name under which models are stored; {@link #named} finds the encoder again. */
    String encoderName();

    /**
     * Encodes one row of every source that has one; the others count as zeros.
     *
     * @param rows 1 to k rows of equal width, in the order of their slots; not changed
     * @param k sources in a whole group
     * @return a new row
     * @throws IllegalArgumentException when the widths differ
     */
    float[] encode(List<float[]> rows, int k);

    /** The element-wise sum: {@code P = x_1 + ... + x_k}. */
    static ParityEncoder sum() {
        return SumEncoder.SUM;
    }

    /** The element-wise mean: {@code P = (x_1 + ... + x_k) / k}, which looks most like an input of the deployed network. */
    static ParityEncoder mean() {
        return SumEncoder.MEAN;
    }

    /** The encoder of a name that {@link #encoderName()} gave. */
    static ParityEncoder named(String name) {
        for (SumEncoder encoder : SumEncoder.values()) {
            if (encoder.encoderName().equals(name)) {
                return encoder;
            }
        }
        throw new IllegalArgumentException(
                "There is no encoder named \"" + name + "\"; this version knows \"sum\" and \"mean\".");
    }
}
