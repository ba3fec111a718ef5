package io.codedspark.parity.fold;

import io.codedspark.codes.machine.BalanceFolder;
import io.codedspark.codes.machine.MachineBalance;
import io.codedspark.parity.fold.FoldAdvice.Verdict;
import io.codedspark.parity.run.Folding;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.ModelRunner;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.FoldedArchitecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Says whether a folded network would be faster than the plain one, and no when in doubt.
 *
 * <p>First by the roofline: each layer takes the longer of its arithmetic and its moved bytes on this machine. Folding trades
 * bytes for operations, so where nothing waits for memory it can only cost; a prediction below {@value #HOPELESS} ends the
 * matter. Otherwise both networks run side by side for about half a second: only where nine of ten pairs of windows found the
 * folded one no slower, and the median found it faster by {@value #CLEARLY}, the advice is to fold. The time of a network does
 * not depend on its weights, so this can be asked before any training. What is measured includes what a roofline does not
 * know, such as the cost of a call, which f rows share.
 *
 * <p>Advice holds for the machine and the thread that gave it: ask where the network will run.
 */
public final class FoldAdvisor {

    static final double HOPELESS = 0.7;
    static final double CLEARLY = 1.05;

    private final MachineBalance balance;

    /** An advisor for a machine of the given balance, which this thread runs on. */
    public FoldAdvisor(MachineBalance balance) {
        this.balance = balance;
    }

    /** An advisor for this machine, whose balance is measured with ND4J's matrix product, or read if it was before. */
    public static FoldAdvisor here() {
        return new FoldAdvisor(BalanceFolder.ofUser().of(new Nd4jProduct()));
    }

    /** The balance that predictions go by. */
    public MachineBalance balance() {
        return balance;
    }

    /** The speed-up that the roofline allows: seconds of a batch of the plain network over those of its stacks. */
    public double predict(NetworkShape plain, int f, int batch) {
        NetworkShape folded = plain.folded(f);
        return seconds(plain, batch) / seconds(folded, new Folding(f).stacks(batch));
    }

    /** Advice before any training, on networks with random weights. */
    public FoldAdvice advise(Architecture base, ImageShape image, int outputs, int f, int batch) {
        Network plain = new FoldedArchitecture(base, 1, image, outputs).untrained(1);
        Network folded = new FoldedArchitecture(base, f, image, outputs).untrained(1);
        return advise(NetworkShape.of(base, image, outputs), plain, folded, batch);
    }

    /**
     * Advice on two networks that are there.
     *
     * @param shape of the plain network
     * @param plain the network of single rows
     * @param folded a folded network for the same rows
     * @param batch rows in a batch
     */
    public FoldAdvice advise(NetworkShape shape, Network plain, Network folded, int batch) {
        int f = folded.folding()
                .orElseThrow(() -> new IllegalArgumentException(
                        folded + " is not folded; give the network that FoldedTrainer made."))
                .f();
        if (plain.inputWidth() != folded.inputWidth() || plain.outputWidth() != folded.outputWidth() || batch < 1) {
            throw new IllegalArgumentException(
                    "Two networks for the same rows are compared on batches of at least 1 row," + " but these are "
                            + plain + " and " + folded + " on batches of " + batch + ".");
        }
        double predicted = predict(shape, f, batch);
        if (predicted < HOPELESS) {
            String reason = String.format(
                    Locale.ROOT,
                    "the balance of this machine, %.1f operations a byte, allows a speed-up of %.2f at most",
                    balance.flopsPerByte(),
                    predicted);
            return new FoldAdvice(f, batch, Verdict.DO_NOT_FOLD, predicted, Double.NaN, Double.NaN, reason);
        }
        return judged(f, batch, predicted, measured(plain.restore(), folded.restore(), batch));
    }

    /** The folded network where the advice is to fold, else the plain one. */
    public Network choose(NetworkShape shape, Network plain, Network folded, int batch) {
        return advise(shape, plain, folded, batch).verdict() == Verdict.FOLD ? folded : plain;
    }

    static FoldAdvice judged(int f, int batch, double predicted, SideBySide measured) {
        boolean surely = measured.cautious() >= 1 && measured.typical() >= CLEARLY;
        String reason = String.format(
                Locale.ROOT,
                "measured side by side the folded network is %.2f times as fast, in nine of ten pairs %.2f times or more",
                measured.typical(),
                measured.cautious());
        Verdict verdict = surely ? Verdict.FOLD : Verdict.DO_NOT_FOLD;
        return new FoldAdvice(f, batch, verdict, predicted, measured.typical(), measured.cautious(), reason);
    }

    private static SideBySide measured(ModelRunner plain, ModelRunner folded, int batch) {
        Random random = new Random(1);
        List<float[]> rows = new ArrayList<>(batch);
        for (int row = 0; row < batch; row++) {
            float[] values = new float[plain.inputWidth()];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat();
            }
            rows.add(values);
        }
        return SideBySide.measure(() -> plain.run(rows), () -> folded.run(rows));
    }

    private double seconds(NetworkShape shape, int batch) {
        return shape.costs().stream()
                .mapToDouble(layer -> balance.seconds((double) layer.flops() * batch, layer.bytes(batch)))
                .sum();
    }
}
