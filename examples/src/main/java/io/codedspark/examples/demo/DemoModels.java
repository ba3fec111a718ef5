package io.codedspark.examples.demo;

import io.codedspark.parity.ParityModel;
import io.codedspark.parity.app.DataChoice;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.BaseTrainer;
import io.codedspark.parity.train.ParityTrainer;
import io.codedspark.parity.train.Progress;
import io.codedspark.parity.train.Start;
import io.codedspark.parity.train.TrainingData;
import io.codedspark.parity.train.TrainingPlan;
import java.io.PrintWriter;
import java.util.Locale;

/** Trains the demo's networks in about a minute: a small CNN and its parity network for groups of two. */
final class DemoModels {

    private static final int IMAGES = 55_000;
    private static final int HELD_OUT = 2_000;
    private static final int BASE_EPOCHS = 1;
    private static final int PARITY_EPOCHS = 6;
    private static final double SMOOTHING = 0.1;

    private final long seed;
    private final PrintWriter out;

    DemoModels(long seed, PrintWriter out) {
        this.seed = seed;
        this.out = out;
    }

    ParityModel train(DataChoice choice) {
        TrainingData data = choice.trainingData(IMAGES);
        TrainingPlan plan = new TrainingPlan(BASE_EPOCHS, 64, 2e-3, HELD_OUT, seed);
        Progress progress = this::print;
        BaseTrainer.Trained base = new BaseTrainer(Architecture.smallCnn(), plan, SMOOTHING).train(data, progress);
        return new ParityTrainer(
                        base.network(), Architecture.smallCnn(), Start.FROM_BASE, plan.withEpochs(PARITY_EPOCHS), data)
                .train(2, progress);
    }

    private void print(Progress.Epoch epoch) {
        out.printf(
                Locale.ROOT,
                "training the %s: epoch %d of %d, accuracy %.3f, %.0f s left%n",
                epoch.phase(),
                epoch.number(),
                epoch.of(),
                epoch.accuracy(),
                epoch.secondsLeft());
        out.flush();
    }
}
