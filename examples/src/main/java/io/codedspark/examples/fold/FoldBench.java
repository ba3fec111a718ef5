package io.codedspark.examples.fold;

import io.codedspark.parity.app.DataChoice;
import io.codedspark.parity.app.FiguresFile;
import io.codedspark.parity.fold.FoldAdvisor;
import io.codedspark.parity.fold.NetworkShape;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.BaseTrainer;
import io.codedspark.parity.train.Curriculum;
import io.codedspark.parity.train.FoldedTrainer;
import io.codedspark.parity.train.Progress;
import io.codedspark.parity.train.TrainingData;
import io.codedspark.parity.train.TrainingPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Folded networks beside the plain one: <pre>bin/coded bench fold --data DIR --json fold.json</pre> */
@Command(
        name = "fold",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Accuracy and speed of folded networks beside the plain one, and what the advisor says of them.")
public final class FoldBench implements Callable<Integer> {

    @Option(names = "--data", defaultValue = DataChoice.DIGITS, description = "As for train.")
    private String data = DataChoice.DIGITS;

    @Option(names = "--architecture", defaultValue = "small-cnn", description = "small-cnn (default) or mlp.")
    private String architecture = "small-cnn";

    @Option(names = "--f", split = ",", defaultValue = "2,4", description = "Inputs in a stack (default 2,4).")
    private List<Integer> folds = List.of(2, 4);

    @Option(
            names = "--targets",
            split = ",",
            defaultValue = "labels,teacher",
            description = "What folded networks are trained on: labels, teacher or both (default).")
    private List<FoldTarget> targets = List.of(FoldTarget.labels, FoldTarget.teacher);

    @Option(names = "--epochs", defaultValue = "6", description = "Epochs of the plain network (default 6).")
    private int epochs = 6;

    @Option(names = "--folded-epochs", defaultValue = "16", description = "Epochs of each folded one (default 16).")
    private int foldedEpochs = 16;

    @Option(
            names = "--batches",
            split = ",",
            defaultValue = "1,8,32,256,1024",
            description = "Rows in a batch, for the speed (default 1,8,32,256,1024).")
    private List<Integer> batches = List.of(1, 8, 32, 256, 1024);

    @Option(names = "--seeds", defaultValue = "1", description = "How many seeds are trained (default 1).")
    private int seeds = 1;

    @Option(names = "--limit", defaultValue = "2147483647", description = "Train on at most so many images.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--quick", description = "10,000 images, 2 and 3 epochs: about two minutes.")
    private boolean quick;

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (quick) {
            limit = Math.min(limit, 10_000);
            epochs = 2;
            foldedEpochs = 3;
        }
        Configuration hadoop = new Configuration();
        DataChoice choice = DataChoice.of(data, hadoop);
        TrainingData training = choice.trainingData(limit);
        TrainingData test = choice.testData();
        Architecture plain = Architecture.named(architecture);
        FoldAdvisor advisor = FoldAdvisor.here();
        List<FoldedSpeed> speeds = speeds(out, advisor, plain, test);
        List<FoldedAccuracy> accuracies = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            accuracies.addAll(accuracies(out, plain, training, test, seed));
        }
        FoldTables.accuracies(out, accuracies);
        if (!json.isEmpty()) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("balance", advisor.balance());
            figures.put("speeds", speeds);
            figures.put("accuracies", accuracies);
            FiguresFile.write(json, hadoop, "bench fold", settings(), figures);
        }
        return 0;
    }

    private List<FoldedSpeed> speeds(PrintWriter out, FoldAdvisor advisor, Architecture plain, TrainingData test) {
        ImageShape image = test.shape();
        NetworkShape shape = NetworkShape.of(plain, image, test.classes());
        FoldTables.machine(out, advisor.balance());
        FoldTables.shape(out, plain, shape, 1, batches.get(batches.size() - 1));
        folds.forEach(f -> FoldTables.shape(out, plain, shape.folded(f), f, batches.get(batches.size() - 1)));
        List<FoldedSpeed> speeds = new ArrayList<>();
        for (int f : folds) {
            for (int batch : batches) {
                speeds.add(FoldedSpeed.of(advisor, plain, image, test.classes(), f, batch));
            }
        }
        FoldTables.speeds(out, speeds);
        return speeds;
    }

    private List<FoldedAccuracy> accuracies(
            PrintWriter out, Architecture plain, TrainingData training, TrainingData test, long seed) {
        int heldOut = Math.max(1, Math.min(5000, training.rows() / 6));
        TrainingPlan plan = new TrainingPlan(epochs, 64, 0.002, heldOut, seed);
        Progress progress = epoch -> FoldTables.epoch(out, epoch);
        List<FoldedAccuracy> accuracies = new ArrayList<>();
        BaseTrainer.Trained teacher = new BaseTrainer(plain, plan, 0.1).train(training, progress);
        accuracies.add(FoldedAccuracy.of(1, FoldTarget.labels, teacher, epochs, seed, test));
        for (int f : folds) {
            FoldedTrainer trainer = new FoldedTrainer(
                    plain, f, plan.withEpochs(foldedEpochs).withBatch(Math.max(8, 64 / f)), Curriculum.allAtOnce());
            for (FoldTarget target : targets) {
                BaseTrainer.Trained trained = target == FoldTarget.labels
                        ? trainer.train(training, progress)
                        : trainer.distil(teacher.network(), training, progress);
                accuracies.add(FoldedAccuracy.of(f, target, trained, foldedEpochs, seed, test));
                FoldTables.accuracy(out, accuracies.get(accuracies.size() - 1));
            }
        }
        return accuracies;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("data", data);
        settings.put("architecture", architecture);
        settings.put("f", folds);
        settings.put("targets", targets);
        settings.put("epochs", epochs);
        settings.put("foldedEpochs", foldedEpochs);
        settings.put("batches", batches);
        settings.put("seeds", seeds);
        settings.put("limit", limit);
        return settings;
    }
}
