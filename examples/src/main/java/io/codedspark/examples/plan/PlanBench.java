package io.codedspark.examples.plan;

import io.codedspark.codes.real.RealCodes;
import io.codedspark.parity.app.FiguresFile;
import io.codedspark.spark.CodedResult;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.LinearFunction;
import io.codedspark.spark.local.LocalCluster;
import io.codedspark.spark.plan.PlanOptions;
import io.codedspark.spark.plan.Recommendation;
import io.codedspark.spark.plan.log.EventLogs;
import io.codedspark.spark.plan.log.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Whether plans come true: <pre>bin/coded bench plan [--runs 40] [--json FILE]</pre> Workloads of sleeping tasks run on a
 * local cluster, the planner reads the event log that Spark wrote, and what it recommends is run as often on the same
 * slots.
 */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs workloads, plans from their event log, runs what was planned, and compares.")
public final class PlanBench implements Callable<Integer> {

    private static final int WARM_UPS = 5;

    @Option(names = "--runs", defaultValue = "40", description = "Runs of every workload (default 40).")
    private int runs = 40;

    @Option(names = "--tasks", defaultValue = "12", description = "Tasks of a run (default 12).")
    private int tasks = 12;

    @Option(
            names = "--task-millis",
            defaultValue = "500",
            description = "How long the typical task takes (default 500).")
    private long taskMillis = 500;

    @Option(names = "--cores", defaultValue = "4", description = "Slots of each of the six executors (default 4).")
    private int cores = 4;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the slowdowns (default 1).")
    private long seed = 1;

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("coded-plan");
        List<PlanTrial> trials = new ArrayList<>();
        try (LocalCluster cluster = LocalCluster.builder()
                .executors(6)
                .coresPerExecutor(cores)
                .memoryMb(480)
                .start()) {
            out.println("plain runs ...");
            out.flush();
            runPlain(cluster, folder);
            History history = EventLogs.read(List.of(folder.toString()), new Configuration());
            HoldOut plans = HoldOut.of(history, PlanOptions.defaults());
            out.println("coded runs ...");
            out.flush();
            try (JavaSparkContext context = new JavaSparkContext(cluster.sparkConf("planned"))) {
                cluster.awaitExecutors(context);
                for (SleepLoad load : SleepLoad.values()) {
                    trials.add(plans.trial(load.name(), load.worthCoding(), code -> runCoded(context, load, code)));
                }
            }
        }
        trials.forEach(trial -> out.println(trial.words()));
        long wrong = trials.stream().filter(trial -> !trial.right()).count();
        out.println("wrong verdicts: " + wrong + " of " + trials.size());
        out.flush();
        if (!json.isEmpty()) {
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("runs", runs);
            settings.put("tasks", tasks);
            settings.put("taskMillis", taskMillis);
            settings.put("slots", 6 * cores);
            settings.put("seed", seed);
            FiguresFile.write(json, new Configuration(), "bench plan", settings, Map.of("trials", trials));
        }
        return wrong == 0 ? 0 : 1;
    }

    private void runPlain(LocalCluster cluster, Path folder) throws IOException {
        SparkConf conf = cluster.sparkConf("plain")
                .set("spark.eventLog.enabled", "true")
                .set("spark.eventLog.dir", folder.toUri().toString());
        try (JavaSparkContext context = new JavaSparkContext(conf)) {
            cluster.awaitExecutors(context);
            context.setCallSite("warm-up");
            for (int run = 0; run < WARM_UPS; run++) {
                Sleeping steady = new Sleeping(SleepLoad.STEADY, seed, run, taskMillis);
                rows(context).foreachPartition(rows -> steady.apply(List.of()));
            }
            for (SleepLoad load : SleepLoad.values()) {
                context.setCallSite(load.name());
                for (int run = 0; run < runs; run++) {
                    Sleeping sleeping = new Sleeping(load, seed, run, taskMillis);
                    rows(context).foreachPartition(rows -> sleeping.apply(List.of()));
                }
            }
        }
    }

    private double[] runCoded(JavaSparkContext context, SleepLoad load, Recommendation code) {
        CodedSpark spark = CodedSpark.on(context);
        CodedSpark tuned = spark.with(spark.options().withGraceShare(code.graceShare()));
        double[] seconds = new double[runs];
        for (int run = 0; run < runs; run++) {
            LinearFunction function = LinearFunction.of(
                    load.name(),
                    RealCodes.of(code.shape().k(), code.shape().r()),
                    new Sleeping(load, seed + 17, run, taskMillis));
            try (CodedResult<double[]> result =
                    tuned.map(rows(context), function).run()) {
                seconds[run] = result.report().seconds();
            }
        }
        return seconds;
    }

    private JavaRDD<double[]> rows(JavaSparkContext context) {
        List<double[]> rows =
                IntStream.range(0, tasks).mapToObj(i -> new double[] {i}).toList();
        return context.parallelize(rows, tasks);
    }
}
