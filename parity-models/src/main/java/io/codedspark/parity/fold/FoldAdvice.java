package io.codedspark.parity.fold;

/**
 * Whether to fold a network, for one machine and one size of batches.
 *
 * @param f inputs in a stack
 * @param batch rows in a batch
 * @param verdict what to do
 * @param predicted the speed-up that the machine's balance allows
 * @param typical the median of the measured speed-ups; not a number where the prediction alone said no
 * @param cautious the speed-up that nine of ten measured pairs reached; not a number where nothing was measured
 * @param reason in words, with the figures
 */
public record FoldAdvice(
        int f, int batch, Verdict verdict, double predicted, double typical, double cautious, String reason) {

    /** What to do. */
    public enum Verdict {
        /** The folded network is faster here, beyond doubt. */
        FOLD,
        /** The folded network is slower here, or not surely faster. */
        DO_NOT_FOLD
    }
}
