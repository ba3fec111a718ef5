package io.codedspark.examples.accuracy;

import io.codedspark.examples.measure.Stopwatch;
import io.codedspark.parity.app.DataChoice;
import io.codedspark.parity.app.FiguresFile;
import io.codedspark.parity.io.ModelFolder;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.NetworkPool;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.BaseTrainer;
import io.codedspark.parity.train.Evaluation;
import io.codedspark.parity.train.Progress;
import io.codedspark.parity.train.TrainingData;
import io.codedspark.parity.train.TrainingPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Accuracy of learned codes and of their rivals: <pre>bin/coded bench accuracy --data mnist --json accuracy.json</pre> */
@Command(
        name = "accuracy",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Labels given back by every learned code and its rivals, with cost, training time and latency. Runs"
                        + " for hours; finished cells are kept and skipped when it is started again.")
public final class AccuracyBench implements Callable<Integer> {

    private static final int TIMED_ROWS = 256;

    @Option(
            names = "--data",
            split = ",",
            description = "digits, mnist, fashion-mnist, cifar-10, cifar-10-residual; by default all that are there.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--codes", split = ",", description = "Codes; by default all, their rivals included.")
    private List<String> codes = List.of(
            "sum",
            "concatenation",
            "stack",
            "backup",
            "fusion",
            "encoder",
            "joint",
            Subject.PUBLISHED,
            Subject.CONTROL,
            Subject.BERRUT,
            Subject.SPLINE,
            Subject.REPLICATION);

    @Option(names = "--k", split = ",", defaultValue = "2,3,4", description = "Sources in a group (default 2,3,4).")
    private List<Integer> ks = List.of(2, 3, 4);

    @Option(names = "--r", split = ",", defaultValue = "1,2", description = "Parities in a group (default 1,2).")
    private List<Integer> rs = List.of(1, 2);

    @Option(names = "--seeds", defaultValue = "3", description = "How many seeds, 1, 2, ... (default 3).")
    private int seeds = 3;

    @Option(names = "--epochs", defaultValue = "8", description = "Epochs of the deployed network (default 8).")
    private int epochs = 8;

    @Option(names = "--parity-epochs", defaultValue = "20", description = "Epochs of a parity network (default 20).")
    private int parityEpochs = 20;

    @Option(names = "--limit", defaultValue = "2147483647", description = "Train on at most so many images.")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = "--scale",
            defaultValue = "1",
            description = "Times as wide is every layer of the deployed network, for machines with more compute.")
    private double scale = 1;

    @Option(
            names = "--folder",
            defaultValue = "coded-bench/accuracy",
            description = "Where finished cells are kept (default coded-bench/accuracy).")
    private Path folder = Path.of("coded-bench", "accuracy");

    @Option(
            names = "--quick",
            description =
                    "The first data set that is there, 6000 images, 1 seed, 3 and 4 epochs, r = 1: a few minutes.")
    private boolean quick;

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Option(names = "--plot", defaultValue = "coded-bench/accuracy.png", description = "Where the plot goes.")
    private Path plot = Path.of("coded-bench", "accuracy.png");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        for (String code : codes) {
            if (!Subject.names().contains(code)) {
                throw new IllegalArgumentException("There is no code '" + code + "' to compare; these are: "
                        + String.join(", ", Subject.names()) + ".");
            }
        }
        List<ImageData> chosen = chosen();
        if (quick) {
            chosen = names.isEmpty() ? List.of(chosen.get(Math.min(1, chosen.size() - 1))) : chosen;
            limit = 6000;
            seeds = 1;
            epochs = 3;
            parityEpochs = 4;
            rs = List.of(1);
        }
        List<Cell> cells = new ArrayList<>();
        for (ImageData data : chosen) {
            cells.addAll(cells(data));
        }
        PrintWriter out = spec.commandLine().getOut();
        AccuracyTable.print(out, cells);
        AccuracyChart.write(plot, cells);
        out.println("plot: " + plot.toAbsolutePath());
        out.flush();
        if (!json.isEmpty()) {
            FiguresFile.write(json, new Configuration(), "bench accuracy", settings(), Map.of("cells", cells));
        }
        return 0;
    }

    private List<ImageData> chosen() {
        if (names.isEmpty()) {
            return ImageData.allPresent();
        }
        List<ImageData> chosen = names.stream().map(ImageData::named).toList();
        chosen.stream().filter(data -> !data.present()).findFirst().ifPresent(data -> {
            throw new IllegalArgumentException(
                    "The data set " + data.id() + " is not there; set CODED_DATA to the folder"
                            + " that holds mnist and cifar10, or install the package dataset-fashion-mnist.");
        });
        return chosen;
    }

    private List<Cell> cells(ImageData data) throws IOException {
        CellFolder kept = new CellFolder(
                folder,
                data.id(),
                "e" + epochs + "-p" + parityEpochs + "-n" + limit + (scale == 1 ? "" : "-w" + scale));
        DataChoice choice = data.read(new Configuration());
        TrainingData training = choice.trainingData(limit);
        TrainingData test = choice.testData();
        List<Cell> cells = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            cells.addAll(cells(data, kept, training, test, seed));
        }
        return cells;
    }

    private List<Cell> cells(ImageData data, CellFolder kept, TrainingData training, TrainingData test, long seed)
            throws IOException {
        int heldOut = Math.max(1, Math.min(5000, training.rows() / 6));
        TrainingPlan plan = new TrainingPlan(epochs, 64, 0.002, heldOut, seed);
        List<Cell> cells = new ArrayList<>();
        ModelFolder models = kept.deployed(seed);
        Optional<Cell> found = kept.find(Cell.DEPLOYED, 0, 0, seed);
        Cell deployed = found.isPresent() && models.exists()
                ? found.get()
                : kept.keep(deployed(data, models, plan, training, test));
        cells.add(deployed);
        Network network = models.loadBase();
        PeerCells peers = new PeerCells(data.id(), architecture(data), network, test, deployed.answered(), seed);
        Optional<TrainedCells> trained = Optional.empty();
        for (Subject subject : Subject.all(codes, ks, rs)) {
            Optional<Cell> cell = kept.find(subject.code(), subject.k(), subject.r(), seed);
            if (cell.isEmpty()) {
                if (!subject.isPeer() && trained.isEmpty()) {
                    trained = Optional.of(new TrainedCells(
                            data.id(),
                            architecture(data),
                            network,
                            plan.withEpochs(parityEpochs),
                            training,
                            test,
                            deployed.answered()));
                }
                Cell made = subject.isPeer()
                        ? peers.cell(subject)
                        : trained.orElseThrow().cell(subject, Progress.NONE);
                cell = Optional.of(kept.keep(made));
            }
            tell(cell.get());
            cells.add(cell.get());
        }
        return cells;
    }

    private Cell deployed(
            ImageData data, ModelFolder models, TrainingPlan plan, TrainingData training, TrainingData test)
            throws IOException {
        Stopwatch.Timed<BaseTrainer.Trained> trained = Stopwatch.processSeconds(
                () -> new BaseTrainer(architecture(data), plan, 0.1).train(training, Progress.NONE));
        BaseTrainer.Trained base = trained.result();
        CellFolder.keep(models, new ModelSet(base.network(), base.provenance(), List.of()));
        double computed = Evaluation.computed(base.network(), test);
        List<float[]> rows = Arrays.asList(test.pixels()).subList(0, Math.min(TIMED_ROWS, test.rows()));
        Cell cell = new Cell(
                data.id(),
                Cell.DEPLOYED,
                0,
                0,
                plan.seed(),
                computed,
                computed,
                computed,
                Map.of(),
                0,
                1,
                architecture(data).toString(),
                trained.seconds(),
                0,
                Timing.micros(() -> NetworkPool.shared().run(base.network(), rows)),
                0,
                test.rows());
        tell(cell);
        return cell;
    }

    private Architecture architecture(ImageData data) {
        return scale == 1 ? data.architecture() : data.architecture().scaled(scale);
    }

    private void tell(Cell cell) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s, seed %d, %s k = %d r = %d: %.4f (cost %.2f, %.0f CPU s)%n",
                cell.data(),
                cell.seed(),
                cell.code(),
                cell.k(),
                cell.r(),
                cell.reconstructed(),
                cell.cost(),
                cell.trainingSeconds());
        out.flush();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("codes", codes);
        settings.put("k", ks);
        settings.put("r", rs);
        settings.put("seeds", seeds);
        settings.put("epochs", epochs);
        settings.put("parityEpochs", parityEpochs);
        settings.put("limit", limit);
        settings.put("scale", scale);
        settings.put("quick", quick);
        return settings;
    }
}
