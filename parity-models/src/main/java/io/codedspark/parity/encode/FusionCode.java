package io.codedspark.parity.encode;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.parity.run.ImageShape;
import java.util.List;
import java.util.function.Supplier;

/**
 * A stack whose estimates are corrected by what arrived. Where {@code m} sources arrived, the estimate of an erased one is
 * raised by {@code B_m} times the sum of what the estimates of the arrived ones missed; {@code B_m} is fitted to groups
 * held back, after the network was trained, and zero before.
 *
 * @param corrections {@code B_1 .. B_(k-1)} row by row, or empty
 */
record FusionCode(EstimatingCode stack, List<Float> corrections) implements LearnedCode {

    FusionCode {
        corrections = List.copyOf(corrections);
    }

    @Override
    public String name() {
        return LearnedCodes.FUSION;
    }

    @Override
    public GroupShape shape() {
        return stack.shape();
    }

    @Override
    public ImageShape source() {
        return stack.source();
    }

    @Override
    public int pieces() {
        return stack.pieces();
    }

    @Override
    public ImageShape piece() {
        return stack.piece();
    }

    @Override
    public int answerWidth(int width) {
        return stack.answerWidth(width);
    }

    @Override
    public int addedInputs() {
        return stack.addedInputs();
    }

    @Override
    public int addedTerms() {
        return stack.addedTerms();
    }

    @Override
    public double targetSize(int parity) {
        return stack.targetSize(parity);
    }

    @Override
    public float[] encode(int parity, float[][] rows) {
        return stack.encode(parity, rows);
    }

    @Override
    public float[] target(int parity, float[][] terms) {
        return stack.target(parity, terms);
    }

    @Override
    public float[] alone(int parity, int slot, float[] output) {
        return stack.alone(parity, slot, output);
    }

    @Override
    public float[] settled(float[] answer, int present, Supplier<float[]> ofNothing) {
        return stack.settled(answer, present, ofNothing);
    }

    @Override
    public boolean canDecode(Erasures erasures) {
        return stack.canDecode(erasures);
    }

    @Override
    public LearnedCode fitted(float[][][] terms, float[][][] answers) {
        return new FusionCode(stack, Residuals.of(stack, terms, answers).corrections());
    }

    @Override
    public List<Float> coefficients() {
        return corrections;
    }

    @Override
    public RowDecoder decoder(int erased, Erasures erasures) {
        RowDecoder plain = stack.decoder(erased, erasures);
        if (corrections.isEmpty()) {
            return plain;
        }
        int k = stack.shape().k();
        RowDecoder[] estimates = new RowDecoder[k];
        for (int source : erasures.arrivedSources()) {
            estimates[source] = stack.decoder(source, erasures);
        }
        return (terms, answers) -> {
            float[] decoded = plain.decode(terms, answers);
            double[] missed = new double[decoded.length];
            int arrived = 0;
            for (int source : erasures.arrivedSources()) {
                if (source != erased && terms[source].length > 0) {
                    add(terms[source], estimates[source].decode(terms, answers), missed);
                    arrived++;
                }
            }
            correct(decoded, missed, arrived);
            return decoded;
        };
    }

    private static void add(float[] term, float[] estimate, double[] missed) {
        for (int i = 0; i < missed.length; i++) {
            missed[i] += term[i] - estimate[i];
        }
    }

    private void correct(float[] decoded, double[] missed, int arrived) {
        int width = decoded.length;
        if (arrived == 0) {
            return;
        }
        int from = (arrived - 1) * width * width;
        for (int i = 0; i < width; i++) {
            double sum = 0;
            for (int j = 0; j < width; j++) {
                sum += corrections.get(from + i * width + j) * missed[j];
            }
            decoded[i] += (float) sum;
        }
    }
}
