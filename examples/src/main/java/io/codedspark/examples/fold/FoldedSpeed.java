package io.codedspark.examples.fold;

import io.codedspark.parity.fold.FoldAdvice;
import io.codedspark.parity.fold.FoldAdvice.Verdict;
import io.codedspark.parity.fold.FoldAdvisor;
import io.codedspark.parity.fold.NetworkShape;
import io.codedspark.parity.fold.SideBySide;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.ModelRunner;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.FoldedArchitecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How fast a folded network is beside the plain one, and what comes of the advice.
 *
 * @param advice what was predicted, measured and advised
 * @param auto the speed-up of the network that the advice chose, measured again afterwards: 1 up to noise where that is the
 *     plain one
 */
record FoldedSpeed(FoldAdvice advice, double auto) {

    static FoldedSpeed of(
            FoldAdvisor advisor, Architecture architecture, ImageShape image, int outputs, int f, int batch) {
        Network plain = new FoldedArchitecture(architecture, 1, image, outputs).untrained(1);
        Network folded = new FoldedArchitecture(architecture, f, image, outputs).untrained(1);
        FoldAdvice advice = advisor.advise(NetworkShape.of(architecture, image, outputs), plain, folded, batch);
        ModelRunner left = plain.restore();
        ModelRunner right = (advice.verdict() == Verdict.FOLD ? folded : plain).restore();
        List<float[]> rows = rows(batch, image.size());
        return new FoldedSpeed(
                advice,
                SideBySide.measure(() -> left.run(rows), () -> right.run(rows)).typical());
    }

    private static List<float[]> rows(int count, int width) {
        Random random = new Random(2);
        List<float[]> rows = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            float[] values = new float[width];
            for (int i = 0; i < width; i++) {
                values[i] = random.nextFloat();
            }
            rows.add(values);
        }
        return rows;
    }
}
