package io.codedspark.examples.lessons;

import io.codedspark.parity.data.DigitStrokes;
import io.codedspark.parity.data.LabelledImages;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.BaseTrainer;
import io.codedspark.parity.train.ParityTrainer;
import io.codedspark.parity.train.Progress;
import io.codedspark.parity.train.Start;
import io.codedspark.parity.train.TrainingData;
import io.codedspark.parity.train.TrainingPlan;
import java.util.List;

/** The network of lessons 2 and 3, which learns handwritten-like digits within seconds, and its parity network for k = 2. */
final class DigitsNetwork {

    private static final int IMAGES = 8_000;
    private static final int HELD_OUT = 1_000;
    private static final long SEED = 2;

    private DigitsNetwork() {}

    static ModelSet train() {
        LabelledImages digits = DigitStrokes.generate(IMAGES, SEED);
        TrainingData data = TrainingData.of(
                "embedded digits, seed " + SEED,
                new ImageShape(digits.height(), digits.width(), 1),
                digits.pixels(),
                digits.labels());
        TrainingPlan plan = new TrainingPlan(4, 64, 2e-3, HELD_OUT, SEED);
        BaseTrainer.Trained base = new BaseTrainer(Architecture.mlp(), plan, 0.1).train(data, Progress.NONE);
        ParityTrainer parity = new ParityTrainer(base.network(), Architecture.mlp(), Start.FROM_BASE, plan, data);
        return new ModelSet(base.network(), base.provenance(), List.of(parity.train(2, Progress.NONE)));
    }
}
