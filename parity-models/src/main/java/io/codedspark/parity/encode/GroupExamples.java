package io.codedspark.parity.encode;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the network of a parity slot learns from: the pieces of a group's parity row, and for each what it should answer.
 * Any trainer that fits a network on them trains the code.
 *
 * @param code the learned code
 * @param parity the parity slot, {@code 0 .. r-1}
 * @param scale what targets are divided by, above 0
 */
public record GroupExamples(LearnedCode code, int parity, float scale) implements Serializable {

    /**
     * One example.
     *
     * @param input {@code code.piece().size()} floats
     * @param target {@code code.answerWidth(w)} floats
     */
    public record Example(float[] input, float[] target) implements Serializable {}

    /**
     * The examples of a group: {@code code.pieces()} of them.
     *
     * @param rows {@code k} rows of sources
     * @param terms the {@code k} terms that the deployed network gives for them
     */
    public List<Example> of(float[][] rows, float[][] terms) {
        float[] inputs = code.encode(parity, rows);
        float[] targets = code.target(parity, terms);
        for (int i = 0; i < targets.length; i++) {
            targets[i] /= scale;
        }
        if (code.pieces() == 1) {
            return List.of(new Example(inputs, targets));
        }
        List<Example> examples = new ArrayList<>(code.pieces());
        for (int p = 0; p < code.pieces(); p++) {
            examples.add(new Example(part(inputs, p), part(targets, p)));
        }
        return examples;
    }

    private float[] part(float[] all, int piece) {
        int width = all.length / code.pieces();
        return Arrays.copyOfRange(all, piece * width, (piece + 1) * width);
    }
}
