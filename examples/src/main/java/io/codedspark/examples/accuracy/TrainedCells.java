package io.codedspark.examples.accuracy;

import io.codedspark.codes.GroupShape;
import io.codedspark.examples.measure.Stopwatch;
import io.codedspark.parity.ParityCode;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.Evaluation;
import io.codedspark.parity.train.ParityTrainer;
import io.codedspark.parity.train.PatternAccuracy;
import io.codedspark.parity.train.Progress;
import io.codedspark.parity.train.Recipe;
import io.codedspark.parity.train.TrainingData;
import io.codedspark.parity.train.TrainingPlan;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Cells of learned codes: trains their networks and measures them on the test set. */
final class TrainedCells {

    private static final double PUBLISHED_RATE = 1e-3;
    private static final double PUBLISHED_DECAY = 1e-5;

    private final String data;
    private final Architecture architecture;
    private final Network network;
    private final TrainingPlan plan;
    private final TrainingData training;
    private final TrainingData test;
    private final double computed;
    private final ParityTrainer trainer;

    TrainedCells(
            String data,
            Architecture architecture,
            Network network,
            TrainingPlan plan,
            TrainingData training,
            TrainingData test,
            double computed) {
        this.data = data;
        this.architecture = architecture;
        this.network = network;
        this.plan = plan;
        this.training = training;
        this.test = test;
        this.computed = computed;
        this.trainer = new ParityTrainer(network, architecture, Recipe.ours(), plan, training);
    }

    Cell cell(Subject subject, Progress progress) {
        boolean published = subject.code().equals(Subject.PUBLISHED);
        LearnedCode code = LearnedCodes.named(
                published ? LearnedCodes.SUM : subject.code(),
                new GroupShape(subject.k(), subject.r()),
                training.shape());
        ParityTrainer chosen = published ? publishedTrainer(subject.k()) : trainer;
        Stopwatch.Timed<ParityModel> model = Stopwatch.processSeconds(() -> chosen.train(code, progress));
        ParityCode function = ParityCode.of(model.result());
        Map<String, Double> patterns = Evaluation.byPattern(function, test, plan.seed(), subject.r()).stream()
                .collect(Collectors.toMap(
                        TrainedCells::name, PatternAccuracy::reconstructed, (a, b) -> a, TreeMap::new));
        Architecture trained = trainer.architecture(code);
        Timing timing = Timing.of(function, test);
        return new Cell(
                data,
                subject.code(),
                subject.k(),
                subject.r(),
                plan.seed(),
                computed,
                patterns.values().stream().mapToDouble(d -> d).average().orElseThrow(),
                Evaluation.reconstructed(function, test, plan.seed()),
                patterns,
                Evaluation.errorsAmongLeastConfident(function, test, plan.seed(), 0.2),
                (double) trainer.multiplyAdds(code)
                        / architecture.multiplyAdds(training.shape(), network.outputWidth()),
                trained.toString(),
                model.seconds(),
                timing.encode(),
                timing.answer(),
                timing.decode(),
                test.rows());
    }

    private ParityTrainer publishedTrainer(int k) {
        TrainingPlan theirs = plan.withRate(PUBLISHED_RATE)
                .withDecay(PUBLISHED_DECAY)
                .withCourse(TrainingPlan.Course.CONSTANT)
                .withBatch(k == 2 ? 64 : 32);
        return new ParityTrainer(network, architecture, Recipe.published(), theirs, training);
    }

    private static String name(PatternAccuracy accuracy) {
        long mask = accuracy.erasures().mask();
        int[] slots = java.util.stream.IntStream.range(
                        0, accuracy.erasures().shape().n())
                .filter(slot -> (mask >>> slot & 1) != 0)
                .toArray();
        return Arrays.stream(slots).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }
}
