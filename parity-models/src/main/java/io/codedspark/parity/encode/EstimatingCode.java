package io.codedspark.parity.encode;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.parity.run.ImageShape;
import java.util.Arrays;
import java.util.function.Supplier;

/** Codes whose answers hold an estimate of every source's term, by slot: any arrived parity answers for any erased source. */
record EstimatingCode(Input input, GroupShape shape, ImageShape source) implements LearnedCode {

    /** What the network is given. */
    enum Input {
        STACK(LearnedCodes.STACK),
        BACKUP(LearnedCodes.BACKUP);

        private final String codeName;

        Input(String codeName) {
            this.codeName = codeName;
        }
    }

    EstimatingCode {
        if (shape.k() < 2 || shape.r() < 1) {
            throw new IllegalArgumentException("The learned code " + input.codeName
                    + " needs k >= 2 sources and r >= 1 parities, but has " + shape + ".");
        }
    }

    @Override
    public String name() {
        return input.codeName;
    }

    @Override
    public int pieces() {
        return input == Input.STACK ? 1 : shape.k();
    }

    @Override
    public ImageShape piece() {
        return input == Input.STACK
                ? new ImageShape(source.height(), source.width(), Math.multiplyExact(shape.k(), source.channels()))
                : source;
    }

    @Override
    public int answerWidth(int width) {
        return input == Input.STACK ? shape.k() * width : width;
    }

    @Override
    public int addedInputs() {
        return 1;
    }

    @Override
    public int addedTerms() {
        return 1;
    }

    @Override
    public double targetSize(int parity) {
        return 1;
    }

    @Override
    public float[] encode(int parity, float[][] rows) {
        float[] filling = rows[GroupRows.check(shape, source, rows)];
        float[][] all = rows.clone();
        for (int s = 0; s < all.length; s++) {
            all[s] = all[s].length == 0 ? filling : all[s];
        }
        return joined(all);
    }

    @Override
    public float[] target(int parity, float[][] terms) {
        return joined(terms);
    }

    @Override
    public float[] alone(int parity, int slot, float[] output) {
        float[] answer = new float[shape.k() * output.length];
        System.arraycopy(output, 0, answer, slot * output.length, output.length);
        return answer;
    }

    @Override
    public float[] settled(float[] answer, int present, Supplier<float[]> ofNothing) {
        return answer;
    }

    @Override
    public boolean canDecode(Erasures erasures) {
        return erasures.sources().length == 0 || erasures.arrivedParities().length > 0;
    }

    @Override
    public RowDecoder decoder(int erased, Erasures erasures) {
        int[] arrived = erasures.arrivedParities();
        for (int i = 0; i < arrived.length; i++) {
            arrived[i] -= shape.k();
        }
        if (arrived.length == 0) {
            throw new NotRecoverableException(
                    "The code " + name() + " answers for erased sources from a parity slot, but all " + shape.r()
                            + " are erased: " + erasures + "; recompute the erased sources.");
        }
        return (terms, answers) -> mean(erased, arrived, answers);
    }

    private float[] mean(int slot, int[] arrived, float[][] answers) {
        int width = answers[arrived[0]].length / shape.k();
        float[] mean = Arrays.copyOfRange(answers[arrived[0]], slot * width, (slot + 1) * width);
        for (int a = 1; a < arrived.length; a++) {
            for (int i = 0; i < width; i++) {
                mean[i] += answers[arrived[a]][slot * width + i];
            }
        }
        for (int i = 0; i < width && arrived.length > 1; i++) {
            mean[i] /= arrived.length;
        }
        return mean;
    }

    private static float[] joined(float[][] rows) {
        float[] all = new float[rows.length * rows[0].length];
        for (int s = 0; s < rows.length; s++) {
            System.arraycopy(rows[s], 0, all, s * rows[s].length, rows[s].length);
        }
        return all;
    }
}
