package io.codedspark.examples.demo;

import io.codedspark.examples.chart.Timeline;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.app.DataChoice;
import io.codedspark.parity.app.FiguresFile;
import java.io.File;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The main job on an embedded cluster, with trouble: <pre>bin/coded demo [--data DIR|fashion-mnist]</pre>
 *
 * <p>Every batch also sleeps, as a heavier network would compute: so the times tell about waiting, not about this
 * machine's cores.
 */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs the same inference plain, with speculation and coded, while executors are slow and lost.")
public final class Demo implements Callable<Integer> {

    @Option(
            names = "--data",
            defaultValue = DataChoice.DIGITS,
            description = "A folder of IDX files, fashion-mnist, or digits for the embedded generator (default).")
    private String data = DataChoice.DIGITS;

    @Option(names = "--task-seconds", defaultValue = "5", description = "How long a task takes at least (default 5).")
    private double taskSeconds = 5;

    @Option(names = "--timeline", defaultValue = "coded-demo/timeline.png", description = "The PNG to write.")
    private String timeline = "coded-demo/timeline.png";

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
        long start = System.nanoTime();
        DataChoice choice = DataChoice.of(data, new Configuration());
        out.println("data: " + choice.name() + ", " + choice.test().size() + " images to answer");
        ParityModel model = new DemoModels(seed, out).train(choice);
        DemoSettings settings =
                new DemoSettings(6, 4, model.k(), choice.test().size(), Math.round(taskSeconds * 1000), seed);
        List<DemoRun> runs = new ArrayList<>();
        out.println("starting a cluster of " + settings.executors() + " executors on 127.0.0.2 to 127.0.0."
                + (1 + settings.executors()));
        out.flush();
        try (DemoCluster cluster = new DemoCluster(model, choice, settings, out)) {
            runs.addAll(cluster.run(
                    List.of(RunSpec.CLEAN, RunSpec.CODED_CLEAN, RunSpec.SLOW, RunSpec.CODED, RunSpec.CODED_KILL)));
            runs.addAll(3, cluster.runWithSpeculation(List.of(RunSpec.SPECULATION)));
        }
        DemoTable table = new DemoTable(runs, choice.test().labels());
        out.println();
        out.print(table.text());
        File png = new File(timeline);
        Timeline.write(
                "Batch inference on six executors: " + choice.name().replaceFirst(".*/", ""),
                runs.stream().map(DemoRun::panel).toList(),
                png);
        out.println("timeline: " + png.getAbsolutePath());
        out.printf(java.util.Locale.ROOT, "all of it took %.0f s%n", (System.nanoTime() - start) / 1e9);
        out.flush();
        if (!json.isEmpty()) {
            FiguresFile.write(
                    json, new Configuration(), "demo", table.settings(settings, data, model), table.figures());
        }
        return table.isRight() ? 0 : 1;
    }
}
