package io.codedspark.examples.demo;

import io.codedspark.parity.ParityModel;
import io.codedspark.parity.app.DataChoice;
import io.codedspark.parity.app.FiguresFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
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

/** The demo's runs, repeated, with median, least and greatest times: <pre>bin/coded bench job --repetitions 10</pre> */
@Command(
        name = "job",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Repeats the demo's runs: plain, coded and speculation, with nothing wrong and with a slow executor.")
public final class JobBench implements Callable<Integer> {

    @Option(names = "--data", defaultValue = DataChoice.DIGITS, description = "As for demo.")
    private String data = DataChoice.DIGITS;

    @Option(names = "--repetitions", defaultValue = "5", description = "Runs of each kind (default 5).")
    private int repetitions = 5;

    @Option(names = "--task-seconds", defaultValue = "3", description = "How long a task takes at least (default 3).")
    private double taskSeconds = 3;

    @Option(
            names = "--seed",
            defaultValue = "3",
            description = "Seed of training and of the slow executor (default 3).")
    private long seed = 3;

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        DataChoice choice = DataChoice.of(data, new Configuration());
        ParityModel model = new DemoModels(seed, out).train(choice);
        DemoSettings settings =
                new DemoSettings(6, 4, model.k(), choice.test().size(), Math.round(taskSeconds * 1000), seed);
        List<DemoRun> runs = new ArrayList<>();
        try (DemoCluster cluster = new DemoCluster(model, choice, settings, out)) {
            runs.addAll(cluster.run(repeated(List.of(RunSpec.CLEAN, RunSpec.CODED_CLEAN, RunSpec.CODED))));
            runs.addAll(cluster.runWithSpeculation(repeated(List.of(RunSpec.SPECULATION))));
        }
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        runs.forEach(run ->
                seconds.computeIfAbsent(run.name(), n -> new ArrayList<>()).add(run.seconds()));
        Map<String, Object> figures = new LinkedHashMap<>();
        out.printf(Locale.ROOT, "%n%-36s %8s %8s %8s%n", "run", "median", "least", "greatest");
        seconds.forEach((name, times) -> {
            Collections.sort(times);
            double median = times.get(times.size() / 2);
            double greatest = times.get(times.size() - 1);
            out.printf(Locale.ROOT, "%-36s %6.2f s %6.2f s %6.2f s%n", name, median, times.get(0), greatest);
            figures.put(name, times);
        });
        out.flush();
        if (!json.isEmpty()) {
            FiguresFile.write(
                    json,
                    new Configuration(),
                    "bench job",
                    Map.of("data", data, "repetitions", repetitions, "taskSeconds", taskSeconds, "seed", seed),
                    figures);
        }
        return 0;
    }

    /** In turns, so that a drift of the machine's speed meets all kinds alike. */
    private List<RunSpec> repeated(List<RunSpec> specs) {
        List<RunSpec> all = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            all.addAll(specs);
        }
        return all;
    }
}
