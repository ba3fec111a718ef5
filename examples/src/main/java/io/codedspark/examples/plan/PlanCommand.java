package io.codedspark.examples.plan;

import io.codedspark.spark.DecodingPlace;
import io.codedspark.spark.plan.Backtest;
import io.codedspark.spark.plan.BacktestScore;
import io.codedspark.spark.plan.Plan;
import io.codedspark.spark.plan.PlanOptions;
import io.codedspark.spark.plan.Planner;
import io.codedspark.spark.plan.log.EventLogs;
import io.codedspark.spark.plan.log.History;
import io.codedspark.spark.plan.report.PlanReports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verdicts from event logs: <pre>bin/coded plan [--backtest] [--html plan.html] LOG...</pre> */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Reads event logs and says which stages should be coded, how, and why not.")
public final class PlanCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "LOG",
            description = "Event logs: files, rolling logs, or folders of them, on any Hadoop path.")
    private List<String> logs = List.of();

    @Option(names = "--target", paramLabel = "SECONDS", description = "Reach this 95th percentile at least cost.")
    private double target;

    @Option(names = "--slots", description = "How many tasks can run at once (default: as in the log).")
    private int slots;

    @Option(
            names = "--read-rate",
            paramLabel = "MB/s",
            defaultValue = "100",
            description = "How fast a parity task reads its sources (default 100).")
    private double readRate = 100;

    @Option(
            names = "--samples",
            defaultValue = "200",
            description = "With fewer task samples of a stage nothing is recommended (default 200).")
    private int samples = 200;

    @Option(
            names = "--stages",
            defaultValue = "20",
            description = "Judge so many stages, the largest first (default 20).")
    private int stages = 20;

    @Option(
            names = "--collect",
            description = "The coded jobs would collect small exact outputs: these are decoded on the driver, after a"
                    + " third of the grace.")
    private boolean collects;

    @Option(names = "--backtest", description = "Forecast every other run from the runs between, and show the error.")
    private boolean backtest;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with plots.")
    private String html = "";

    @Option(names = "--json", paramLabel = "FILE", description = "Write the plan as JSON.")
    private String json = "";

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the simulations (default 1).")
    private long seed = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Configuration configuration = new Configuration();
        PlanOptions options = options();
        History history = EventLogs.read(logs, configuration);
        Plan plan = Planner.plan(history, options);
        List<BacktestScore> scores = backtest ? Backtest.score(history, options) : List.of();
        PrintWriter out = spec.commandLine().getOut();
        out.print(PlanReports.text(plan, scores));
        if (backtest && scores.isEmpty()) {
            out.println("backtest: no stage has " + Backtest.LEAST_RUNS + " complete runs of two tasks or more");
        }
        if (!json.isEmpty()) {
            write(json, PlanReports.json(plan, scores), configuration);
            out.println("json: " + json);
        }
        if (!html.isEmpty()) {
            write(html, PlanReports.html(plan, scores), configuration);
            out.println("page: " + html);
        }
        out.flush();
        return 0;
    }

    private PlanOptions options() {
        PlanOptions options =
                PlanOptions.defaults().withSeed(seed).withLeastSamples(samples).withReadRate(1e6 * readRate);
        options = collects ? options.withDecoding(DecodingPlace.DRIVER) : options;
        options = spec.commandLine().getParseResult().hasMatchedOption("--slots") ? options.withSlots(slots) : options;
        return spec.commandLine().getParseResult().hasMatchedOption("--target")
                ? options.withTargetSeconds(target)
                : options;
    }

    private static void write(String file, String text, Configuration configuration) throws IOException {
        Path path = new Path(file);
        try (OutputStream out = path.getFileSystem(configuration).create(path, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
