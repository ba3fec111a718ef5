package io.codedspark.parity.app;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.ParityCode;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.io.CheckpointFolder;
import io.codedspark.parity.io.IfPresent;
import io.codedspark.parity.io.ModelFolder;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.Augmentation;
import io.codedspark.parity.train.BaseTrainer;
import io.codedspark.parity.train.Checkpoints;
import io.codedspark.parity.train.Evaluation;
import io.codedspark.parity.train.OverallAccuracy;
import io.codedspark.parity.train.Progress;
import io.codedspark.parity.train.Recipe;
import io.codedspark.parity.train.TrainingData;
import io.codedspark.parity.train.TrainingPlan;
import io.codedspark.parity.train.TrainingTask;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Trains a base network and parity networks for it, and writes them as a model folder.
 *
 * <pre>bin/coded train --data DIR --output models/mnist --k 2,3,4</pre>
 */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains a base network and its parity networks, and writes them as a model folder.")
public final class TrainModels implements Callable<Integer> {

    /** Shares that the overall accuracy is printed for. */
    private static final double RECONSTRUCTED = 0.05;

    private static final double RECOMPUTED = 0.2;

    @Option(
            names = "--data",
            defaultValue = DataChoice.DIGITS,
            description = "A folder of IDX files, fashion-mnist, or digits for the embedded generator (default).")
    private String data = DataChoice.DIGITS;

    @Option(names = "--output", required = true, description = "The model folder to write, on any Hadoop path.")
    private String output = "";

    @Option(
            names = "--k",
            split = ",",
            defaultValue = "2",
            description = "Sources in a group; several by commas (default 2).")
    private List<Integer> ks = List.of(2);

    @Option(
            names = "--code",
            split = ",",
            defaultValue = "sum",
            description = "sum (default), concatenation, stack, backup, fusion, encoder or joint; several by commas.")
    private List<String> codes = List.of(LearnedCodes.SUM);

    @Option(names = "--r", defaultValue = "1", description = "Parities in a group (default 1).")
    private int r = 1;

    @Option(
            names = "--architecture",
            defaultValue = "small-cnn",
            description = "small-cnn (default), residual (not with --distributed), mlp or linear.")
    private String architecture = "small-cnn";

    @Option(names = "--epochs", defaultValue = "6", description = "Epochs of the base network (default 6).")
    private int epochs = 6;

    @Option(names = "--parity-epochs", defaultValue = "20", description = "Epochs of each parity network (default 20).")
    private int parityEpochs = 20;

    @Option(
            names = "--patience",
            defaultValue = "0",
            description = "End a parity network's training once so many epochs reconstructed no more; 0 (default) for"
                    + " never.")
    private int patience;

    @Option(
            names = "--augment",
            defaultValue = "0",
            description = "Move each picture of a group by up to so many pixels, anew in every epoch (default 0).")
    private int augment;

    @Option(names = "--mirror", description = "Mirror half of the pictures of groups, as suits photographs.")
    private boolean mirror;

    @Option(
            names = "--hard",
            defaultValue = "0",
            description =
                    "The share of groups drawn around badly reconstructed rows (default 0); not with --distributed.")
    private double hard;

    @Option(names = "--batch", defaultValue = "64", description = "Rows, or groups, a step (default 64).")
    private int batch = 64;

    @Option(names = "--rate", defaultValue = "0.002", description = "Adam's rate at the start (default 0.002).")
    private double rate = 0.002;

    @Option(
            names = "--smoothing",
            defaultValue = "0.1",
            description = "Label smoothing of the base network (default 0.1).")
    private double smoothing = 0.1;

    @Option(names = "--limit", defaultValue = "2147483647", description = "Train on at most so many images.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of weights, splits and groups (default 1).")
    private long seed = 1;

    @Option(
            names = "--checkpoints",
            defaultValue = "",
            description = "A folder, on any Hadoop path, from which the same command goes on when it was stopped; it is"
                    + " removed once the models are written.")
    private String checkpoints = "";

    @Option(
            names = "--distributed",
            defaultValue = "0",
            description = "Train the parity networks as Spark jobs on so many partitions; --batch is that of each.")
    private int partitions;

    @Option(names = "--overwrite", description = "Replace the model folder if it is there.")
    private boolean overwrite;

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        System.exit(AppErrors.commandLine(new TrainModels()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (hard > 0 && partitions > 0) {
            throw new IllegalArgumentException("Hard rows are looked for on one machine only, but --hard is " + hard
                    + " and --distributed " + partitions + "; leave one of them out.");
        }
        Configuration hadoop = new Configuration();
        ModelFolder folder = ModelFolder.at(output, hadoop);
        if (!overwrite && folder.exists()) {
            throw new IllegalArgumentException("There is something at " + output
                    + " already; choose another --output, or give --overwrite to replace it.");
        }
        DataChoice choice = DataChoice.of(data, hadoop);
        TrainingData training = choice.trainingData(limit);
        Recipe recipe = Recipe.ours().withAugmentation(augmentation()).withHardShare(hard);
        recipe.augmentation().require(training.shape());
        TrainingData test = choice.testData();
        int heldOut = Math.max(1, Math.min(5000, training.rows() / 6));
        TrainingPlan plan = new TrainingPlan(epochs, batch, rate, heldOut, seed);
        Progress progress = epoch -> print(out, epoch);
        Checkpoints kept = checkpoints.isEmpty() ? Checkpoints.NONE : CheckpointFolder.at(checkpoints, hadoop);
        BaseTrainer.Trained base =
                new BaseTrainer(Architecture.named(architecture), plan, smoothing).train(training, progress, kept);
        double computed = Evaluation.computed(base.network(), test);
        out.printf(Locale.ROOT, "base network: %.4f of %d test labels%n", computed, test.rows());
        List<ParityModel> models = new ArrayList<>();
        List<Map<String, Object>> figures = new ArrayList<>();
        TrainingTask task = TrainingTask.of(
                        base.network(),
                        Architecture.named(architecture),
                        recipe,
                        plan.withEpochs(parityEpochs).withPatience(patience))
                .withCheckpoints(kept);
        try (ParityTraining trainer = partitions == 0
                ? ParityTraining.here(task, training)
                : ParityTraining.onCluster(task, training, partitions)) {
            for (int k : ks) {
                for (String code : codes) {
                    ParityModel model =
                            trainer.train(LearnedCodes.named(code, new GroupShape(k, r), training.shape()), progress);
                    models.add(model);
                    figures.add(measured(out, base.network(), model, test));
                }
            }
        }
        folder.save(
                new ModelSet(base.network(), base.provenance(), models),
                overwrite ? IfPresent.REPLACE : IfPresent.REFUSE);
        out.println("models written to " + output);
        if (kept instanceof CheckpointFolder folderOfCheckpoints) {
            folderOfCheckpoints.clear();
        }
        if (!json.isEmpty()) {
            FiguresFile.write(
                    json,
                    hadoop,
                    "train",
                    settings(),
                    Map.of(
                            "computed",
                            computed,
                            "testRows",
                            test.rows(),
                            "baseSeconds",
                            base.provenance().seconds(),
                            "parity",
                            figures));
        }
        return 0;
    }

    private Augmentation augmentation() {
        return new Augmentation(augment, mirror ? Augmentation.Mirror.HALF : Augmentation.Mirror.NEVER);
    }

    private Map<String, Object> measured(PrintWriter out, Network base, ParityModel model, TrainingData test) {
        OverallAccuracy overall = Evaluation.overall(base, ParityCode.of(model), test, seed, RECOMPUTED);
        double reconstructed = overall.reconstructed();
        double control = Evaluation.reconstructed(ParityCode.control(base, model.k()), test, seed);
        out.printf(
                Locale.ROOT,
                "parity network (%s), k = %d, r = %d: %.4f of the reconstructed test labels (control without training %.4f), %.0f s%n",
                model.code().name(),
                model.k(),
                model.r(),
                reconstructed,
                control,
                model.provenance().seconds());
        if (reconstructed <= control) {
            out.printf("  it does not beat the control: train longer, or do not use k = %d%n", model.k());
        }
        out.printf("  %s%n", overall.text(RECONSTRUCTED));
        out.flush();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("code", model.code().name());
        figures.put("k", model.k());
        figures.put("r", model.r());
        figures.put("reconstructed", reconstructed);
        figures.put("leastSureFifthComputed", overall.revised());
        figures.put("control", control);
        figures.put("seconds", model.provenance().seconds());
        return figures;
    }

    private static void print(PrintWriter out, Progress.Epoch epoch) {
        out.printf(
                Locale.ROOT,
                "%s: epoch %d of %d, loss %.4f, accuracy %.4f, %.0f s, %.0f s left%n",
                epoch.phase(),
                epoch.number(),
                epoch.of(),
                epoch.loss(),
                epoch.accuracy(),
                epoch.seconds(),
                epoch.secondsLeft());
        out.flush();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("data", data);
        settings.put("architecture", architecture);
        settings.put("k", ks);
        settings.put("codes", codes);
        settings.put("r", r);
        settings.put("epochs", epochs);
        settings.put("parityEpochs", parityEpochs);
        settings.put("patience", patience);
        settings.put("augment", augment);
        settings.put("mirror", mirror);
        settings.put("hard", hard);
        settings.put("batch", batch);
        settings.put("rate", rate);
        settings.put("smoothing", smoothing);
        settings.put("distributed", partitions);
        settings.put("seed", seed);
        settings.put("limit", limit);
        return settings;
    }
}
