package io.codedspark.examples.linear;

import io.codedspark.parity.app.FiguresFile;
import io.codedspark.spark.local.ExecutorHandle;
import io.codedspark.spark.local.LocalCluster;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Matrix products and gradients in loops, with and without trouble: MLlib, MLlib with tuned speculation, replication and
 * codes, on one cluster. The work of a task is time asleep, so that the machine's cores don't matter.
 *
 * <pre>bin/coded bench linear [--quick] [--json FILE]</pre>
 */
@Command(
        name = "linear",
        mixinStandardHelpOptions = true,
        description =
                "Iterated products and gradients under stragglers and losses: MLlib, speculation, replication, codes.")
public final class LinearBench implements Callable<Integer> {

    private static final int EXECUTORS = 16;
    private static final int COLUMNS = 64;
    private static final int ROWS = 256;

    @Option(
            names = "--seconds",
            defaultValue = "1",
            description = "Work of a partition in a product (default 1); in a gradient it is a quarter of that.")
    private double seconds = 1;

    @Option(names = "--iterations", defaultValue = "5", description = "Iterations of products (default 5).")
    private int iterations = 5;

    @Option(names = "--k", split = ",", defaultValue = "4,8", description = "Source partitions (default 4,8).")
    private int[] ks = {4, 8};

    @Option(names = "--gradients", defaultValue = "50", description = "Iterations of the regression (default 50).")
    private int gradients = 50;

    @Option(
            names = "--kinds",
            defaultValue = ".*",
            description = "Run only kinds whose name this regular expression finds.")
    private Pattern kinds = Pattern.compile(".*");

    @Option(names = "--quick", description = "k = 4 alone, 3 iterations of products and 5 of the regression.")
    private boolean quick;

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Option(names = "--chart", defaultValue = "coded-bench/linear.png", description = "Where the chart goes.")
    private Path chart = Path.of("coded-bench", "linear.png");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (quick) {
            ks = new int[] {4};
            iterations = 3;
            gradients = 5;
        }
        List<Trial> trials = new ArrayList<>();
        try (LocalCluster cluster = LocalCluster.builder()
                .executors(EXECUTORS)
                .executorOptions("-XX:TieredStopAtLevel=1")
                .start()) {
            runAll(cluster, cluster.sparkConf("bench linear"), Kind.Scheduling.PLAIN, trials);
            SparkConf speculating = cluster.sparkConf("bench linear with speculation")
                    .set("spark.speculation", "true")
                    .set("spark.speculation.interval", "100ms")
                    .set("spark.speculation.minTaskRuntime", "100ms")
                    .set("spark.speculation.quantile", "0.5")
                    .set("spark.speculation.multiplier", "1.3")
                    .set("spark.scheduler.revive.interval", "100ms");
            runAll(cluster, speculating, Kind.Scheduling.SPECULATION, trials);
        }
        PrintWriter out = spec.commandLine().getOut();
        LinearTable.print(out, trials);
        LinearChart.write(chart, trials);
        out.println("chart: " + chart.toAbsolutePath());
        out.flush();
        if (!json.isEmpty()) {
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("executors", EXECUTORS);
            settings.put("seconds", seconds);
            settings.put("iterations", iterations);
            settings.put("gradients", gradients);
            settings.put("k", ks);
            settings.put("kinds", kinds.pattern());
            settings.put("rowsOfAPartition", ROWS);
            settings.put("columns", COLUMNS);
            FiguresFile.write(json, new Configuration(), "bench linear", settings, Map.of("trials", trials));
        }
        return 0;
    }

    private void runAll(LocalCluster cluster, SparkConf conf, Kind.Scheduling scheduling, List<Trial> trials)
            throws Exception {
        try (JavaSparkContext context = new JavaSparkContext(conf)) {
            for (int k : ks) {
                runAll(cluster, context, scheduling, "product", Kind.products(), k, trials);
            }
            runAll(cluster, context, scheduling, "regression", Kind.gradients(), ks[ks.length - 1], trials);
        }
    }

    private void runAll(
            LocalCluster cluster,
            JavaSparkContext context,
            Kind.Scheduling scheduling,
            String task,
            List<Kind> kinds,
            int k,
            List<Trial> trials)
            throws Exception {
        LinearData data = new LinearData(k, ROWS, COLUMNS);
        for (Kind kind : kinds) {
            for (Scene scene : Scene.values()) {
                if (kind.scheduling() == scheduling
                        && this.kinds.matcher(kind.name()).find()) {
                    trials.add(run(cluster, context, task, kind, data, scene));
                    tell(trials.get(trials.size() - 1));
                }
            }
        }
    }

    private void tell(Trial trial) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                java.util.Locale.ROOT,
                "%-10s k = %d  %-26s %-22s %6.2f s an iteration, error %.1e%n",
                trial.task(),
                trial.k(),
                trial.kind(),
                trial.scene(),
                trial.median(),
                trial.maxError());
        out.flush();
    }

    private Trial run(
            LocalCluster cluster, JavaSparkContext context, String task, Kind kind, LinearData data, Scene scene)
            throws Exception {
        List<ExecutorHandle> executors = cluster.awaitExecutors(context);
        boolean product = task.equals("product");
        int count = product ? iterations : gradients;
        double workSeconds = product ? seconds : seconds / 4;
        double[] each = new double[count];
        try (Loop loop = kind.loop().on(context, data);
                TaskSeconds taskSeconds = new TaskSeconds(context)) {
            loop.prepare();
            double[] x = product ? data.vector(1) : new double[data.columns()];
            loop.iterate(x); // loads classes and puts things where they stay
            String victim = loop.victim();
            loop.work(new Work(Math.round(workSeconds * 1e9 / data.rowsEach()), victim, scene.factor()));
            double before = taskSeconds.sum();
            double[] last = {};
            for (int i = 0; i < count; i++) {
                if (scene == Scene.KILLED && i == 1) {
                    killSoon(executors, victim, workSeconds / 3);
                }
                long start = System.nanoTime();
                last = loop.iterate(x).orElseThrow();
                each[i] = (System.nanoTime() - start) / 1e9;
                if (!product) {
                    descend(x, last, data);
                }
            }
            double error = product ? error(last, data.product(x)) : error(x, descended(data, count));
            return new Trial(task, kind.name(), data.k(), scene.toString(), each, taskSeconds.sum() - before, error);
        }
    }

    private static void killSoon(List<ExecutorHandle> executors, String host, double afterSeconds) {
        ExecutorHandle victim = executors.stream()
                .filter(executor -> executor.host().equals(host))
                .findFirst()
                .orElseThrow();
        CompletableFuture.delayedExecutor(Math.round(afterSeconds * 1000), TimeUnit.MILLISECONDS)
                .execute(victim::kill);
    }

    private static void descend(double[] weights, double[] gradient, LinearData data) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= 4 * gradient[i] / (data.k() * data.rowsEach());
        }
    }

    /** The weights that exact gradients lead to. */
    private static double[] descended(LinearData data, int steps) {
        double[] weights = new double[data.columns()];
        var rows = data.allRows();
        for (int i = 0; i < steps; i++) {
            double[] gradient = new double[weights.length];
            Logistic.add(rows, weights, gradient);
            descend(weights, gradient, data);
        }
        return weights;
    }

    private static double error(double[] actual, double[] expected) {
        double scale = Arrays.stream(expected).map(Math::abs).max().orElse(1);
        double largest = actual.length == expected.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(actual.length, expected.length); i++) {
            largest = Math.max(largest, Math.abs(actual[i] - expected[i]));
        }
        return largest / scale;
    }
}
