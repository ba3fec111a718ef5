package io.codedspark.parity.encode;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.Recovery;
import io.codedspark.codes.real.RealCode;
import io.codedspark.parity.run.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Codes whose networks learn weighted sums of the group's terms, from which the arrived terms are subtracted. */
record SubtractingCode(Input input, GroupShape shape, ImageShape source) implements LearnedCode {

    /** What the network is given. */
    enum Input {
        SUM(LearnedCodes.SUM),
        MEAN(LearnedCodes.MEAN),
        CONCATENATION(LearnedCodes.CONCATENATION);

        private final String codeName;

        Input(String codeName) {
            this.codeName = codeName;
        }
    }

    SubtractingCode {
        if (shape.k() < 2 || shape.r() < 1 || input == Input.MEAN && shape.r() != 1) {
            throw new IllegalArgumentException("The learned code " + input.codeName + " needs k >= 2 sources and "
                    + (input == Input.MEAN ? "r = 1 parity" : "r >= 1 parities") + ", but has " + shape + ".");
        }
        if (input == Input.CONCATENATION) {
            Tiles.of(shape.k(), source);
        }
    }

    @Override
    public String name() {
        return input.codeName;
    }

    @Override
    public int pieces() {
        return 1;
    }

    @Override
    public ImageShape piece() {
        return source;
    }

    @Override
    public int answerWidth(int width) {
        return width;
    }

    @Override
    public int addedInputs() {
        return input == Input.SUM ? shape.k() : 1;
    }

    @Override
    public int addedTerms() {
        return shape.k();
    }

    @Override
    public double targetSize(int parity) {
        double squares = 0;
        for (int s = 0; s < shape.k(); s++) {
            squares += weight(parity, s) * weight(parity, s);
        }
        return Math.sqrt(squares);
    }

    @Override
    public float[] encode(int parity, float[][] rows) {
        GroupRows.check(shape, source, rows);
        if (input == Input.CONCATENATION) {
            return Tiles.of(shape.k(), source).join(rows);
        }
        float[] sum = sum(parity, rows);
        if (input == Input.MEAN) {
            float share = 1f / shape.k();
            for (int i = 0; i < sum.length; i++) {
                sum[i] *= share;
            }
        }
        return sum;
    }

    @Override
    public float[] target(int parity, float[][] terms) {
        return sum(parity, terms);
    }

    @Override
    public float[] alone(int parity, int slot, float[] output) {
        float[][] only = new float[shape.k()][0];
        only[slot] = output;
        return sum(parity, only);
    }

    @Override
    public float[] settled(float[] answer, int present, Supplier<float[]> ofNothing) {
        float share = (shape.k() - present) / (float) shape.k();
        float[] zeros = ofNothing.get();
        float[] result = new float[answer.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = answer[i] - share * zeros[i];
        }
        return result;
    }

    @Override
    public boolean canDecode(Erasures erasures) {
        return shape.r() == 1 ? erasures.withinMds() : real().canDecode(erasures);
    }

    @Override
    public RowDecoder decoder(int erased, Erasures erasures) {
        if (shape.r() > 1) {
            return new SolvedRows(real().recovery(erasures), erased, shape.k());
        }
        if (!erasures.withinMds()) {
            throw new NotRecoverableException(
                    "One parity slot gives back one erased source of a group, but the erased slots are " + erasures
                            + "; recompute the others.");
        }
        return (terms, answers) -> {
            List<float[]> others = new ArrayList<>(terms.length);
            for (int s = 0; s < terms.length; s++) {
                if (s != erased && terms[s].length > 0) {
                    others.add(terms[s]);
                }
            }
            return SubtractionDecoder.decode(answers[0], others);
        };
    }

    private float[] sum(int parity, float[][] rows) {
        float[] sum = new float[0];
        for (int s = 0; s < rows.length; s++) {
            if (rows[s].length == 0) {
                continue;
            }
            float weight = (float) weight(parity, s);
            sum = sum.length == 0 ? new float[rows[s].length] : sum;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * rows[s][i];
            }
        }
        return sum;
    }

    private double weight(int parity, int slot) {
        return shape.r() == 1 ? 1 : real().parityWeight(parity, slot);
    }

    private RealCode real() {
        return WeightedSums.of(shape);
    }

    /** Weights of one erased source over the arrived slots. */
    private record SolvedRows(Recovery recovery, int target, int k) implements RowDecoder {

        @Override
        public float[] decode(float[][] terms, float[][] answers) {
            int row = 0;
            while (recovery.targets()[row] != target) {
                row++;
            }
            double[] weights = recovery.weights()[row];
            float[] sum = new float[0];
            for (int j = 0; j < weights.length; j++) {
                int slot = recovery.slots()[j];
                float[] block = slot < k ? terms[slot] : answers[slot - k];
                if (block.length == 0) {
                    continue;
                }
                sum = sum.length == 0 ? new float[block.length] : sum;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += (float) (weights[j] * block[i]);
                }
            }
            return sum;
        }
    }
}
