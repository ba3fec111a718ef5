package io.codedspark.parity.encode;

import java.util.ArrayList;
import java.util.List;

/**
 * A learned decoder: what it sees is the parity's answer, the terms of all sources with zeros in the place of the erased one,
 * and which one that is, {@code (1 + k) w + k} values; an erased term is a linear map of these plus a correction by one hidden
 * layer of rectified units.
 *
 * <p>Outputs and terms are divided by {@code size} before, and multiplied after.
 *
 * @param k sources of a group
 * @param width floats in a term, {@code w}
 * @param size of a term's values, above 0
 * @param linear {@code seen() x w} weights, by what is seen, then {@code w} biases
 * @param hidden {@code seen() x h} weights, then {@code h} biases
 * @param correction {@code h x w} weights, then {@code w} biases
 */
public record DenseDecoder(int k, int width, float size, float[] linear, float[] hidden, float[] correction) {

    public DenseDecoder {
        int seen = seen(k, width);
        if (linear.length != (seen + 1) * width
                || hidden.length % (seen + 1) != 0
                || correction.length != (hidden.length / (seen + 1) + 1) * width
                || !(size > 0)) {
            throw new IllegalArgumentException("A decoder for k = " + k + " and terms of " + width
                    + " values cannot have " + linear.length + ", " + hidden.length + " and " + correction.length
                    + " weights in its layers and values of size " + size + ".");
        }
    }

    /** How many values a decoder sees: the answer, all terms, and which one is erased. */
    public static int seen(int k, int width) {
        return (1 + k) * width + k;
    }

    /** As numbers one behind the other; {@link #of} reads them. */
    List<Float> coefficients() {
        List<Float> all = new ArrayList<>(2 + linear.length + hidden.length + correction.length);
        all.add((float) width);
        all.add(size);
        for (float[] part : new float[][] {linear, hidden, correction}) {
            for (float value : part) {
                all.add(value);
            }
        }
        return all;
    }

    /** The decoder of {@link #coefficients}. */
    static DenseDecoder of(int k, List<Float> coefficients) {
        int width = coefficients.size() < 2 ? 0 : coefficients.get(0).intValue();
        int seen = seen(k, width);
        int linear = (seen + 1) * width;
        int rest = coefficients.size() - 2 - linear;
        int units = (rest - width) / (seen + 1 + width);
        if (width < 1 || units < 0 || rest - width != units * (seen + 1 + width)) {
            throw new IllegalArgumentException("No decoder for k = " + k + " is made of " + coefficients.size()
                    + " coefficients; the model's file is of another code or damaged.");
        }
        int hidden = units * (seen + 1);
        return new DenseDecoder(
                k,
                width,
                coefficients.get(1),
                part(coefficients, 2, linear),
                part(coefficients, 2 + linear, hidden),
                part(coefficients, 2 + linear + hidden, rest - hidden));
    }

    private static float[] part(List<Float> all, int from, int count) {
        float[] part = new float[count];
        for (int i = 0; i < count; i++) {
            part[i] = all.get(from + i);
        }
        return part;
    }

    /**
     * What a decoder is told beside the answer: terms over {@code size}, zeros where erased or without a row, then a one for
     * the erased source among k zeros.
     *
     * @param to is written from {@code at} on: {@code seen(k, w) - w} values
     */
    public static void tell(int erased, float[][] terms, int width, float size, float[] to, int at) {
        for (int s = 0; s < terms.length; s++) {
            for (int i = 0; i < width; i++) {
                boolean there = s != erased && terms[s].length > 0;
                to[at + s * width + i] = there ? terms[s][i] / size : 0;
            }
            to[at + terms.length * width + s] = s == erased ? 1 : 0;
        }
    }

    /** The erased source's term. */
    float[] decode(int erased, float[][] terms, float[] answer) {
        float[] sight = new float[seen(k, width)];
        for (int i = 0; i < width; i++) {
            sight[i] = answer[i] / size;
        }
        tell(erased, terms, width, size, sight, width);
        float[] units = applied(hidden, sight);
        for (int i = 0; i < units.length; i++) {
            units[i] = Math.max(0, units[i]);
        }
        float[] decoded = applied(linear, sight);
        float[] corrected = applied(correction, units);
        for (int i = 0; i < width; i++) {
            decoded[i] = size * (decoded[i] + corrected[i]);
        }
        return decoded;
    }

    private static float[] applied(float[] layer, float[] inputs) {
        int outputs = layer.length / (inputs.length + 1);
        float[] sums = new float[outputs];
        System.arraycopy(layer, inputs.length * outputs, sums, 0, outputs);
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i] != 0) {
                for (int o = 0; o < outputs; o++) {
                    sums[o] += inputs[i] * layer[i * outputs + o];
                }
            }
        }
        return sums;
    }
}
