package io.codedspark.parity.encode;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.parity.run.ImageShape;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A code whose encoder and decoder are learned together. The encoder is the first part of the parity network, which is given
 * all k inputs and makes one of them; the decoder is the code's own. Before it is trained the code decodes by subtraction.
 */
record JointCode(Learned learned, GroupShape shape, ImageShape source, List<Float> coefficients)
        implements LearnedCode {

    JointCode {
        coefficients = List.copyOf(coefficients);
        if (shape.k() < 2 || shape.r() != 1) {
            throw new IllegalArgumentException("The learned code " + name(learned)
                    + " needs k >= 2 sources and r = 1 parity, but has " + shape + ".");
        }
        if (!coefficients.isEmpty()) {
            DenseDecoder.of(shape.k(), coefficients);
        }
    }

    private static String name(Learned learned) {
        return learned == Learned.ENCODER ? LearnedCodes.ENCODER : LearnedCodes.JOINT;
    }

    @Override
    public String name() {
        return name(learned);
    }

    @Override
    public int pieces() {
        return 1;
    }

    @Override
    public ImageShape piece() {
        return new ImageShape(source.height(), source.width(), Math.multiplyExact(shape.k(), source.channels()));
    }

    @Override
    public int answerWidth(int width) {
        return width;
    }

    @Override
    public int addedInputs() {
        return 1;
    }

    @Override
    public int addedTerms() {
        return shape.k();
    }

    @Override
    public double targetSize(int parity) {
        return Math.sqrt(shape.k());
    }

    /** All rows one behind the other, zeros where there is none. */
    @Override
    public float[] encode(int parity, float[][] rows) {
        GroupRows.check(shape, source, rows);
        float[] all = new float[piece().size()];
        for (int s = 0; s < rows.length; s++) {
            System.arraycopy(rows[s], 0, all, s * source.size(), rows[s].length);
        }
        return all;
    }

    @Override
    public float[] target(int parity, float[][] terms) {
        return subtracting().target(parity, terms);
    }

    @Override
    public float[] alone(int parity, int slot, float[] output) {
        return output.clone();
    }

    @Override
    public float[] settled(float[] answer, int present, Supplier<float[]> ofNothing) {
        return subtracting().settled(answer, present, ofNothing);
    }

    @Override
    public boolean canDecode(Erasures erasures) {
        return erasures.withinMds();
    }

    @Override
    public RowDecoder decoder(int erased, Erasures erasures) {
        if (!erasures.withinMds()) {
            throw new NotRecoverableException("The code " + name() + " gives back one erased source of a group, but the"
                    + " erased slots are " + erasures + "; recompute the others.");
        }
        Optional<DenseDecoder> learnt =
                coefficients.isEmpty() ? Optional.empty() : Optional.of(DenseDecoder.of(shape.k(), coefficients));
        RowDecoder subtraction = subtracting().decoder(erased, erasures);
        return (terms, answers) -> {
            boolean aloneInItsGroup = true;
            for (float[] term : terms) {
                aloneInItsGroup &= term.length == 0;
            }
            return learnt.isEmpty() || aloneInItsGroup
                    ? subtraction.decode(terms, answers)
                    : learnt.get().decode(erased, terms, answers[0]);
        };
    }

    /** This code with a decoder. */
    @Override
    public JointCode with(DenseDecoder decoder) {
        return new JointCode(learned, shape, source, decoder.coefficients());
    }

    private SubtractingCode subtracting() {
        return new SubtractingCode(SubtractingCode.Input.SUM, shape, source);
    }
}
