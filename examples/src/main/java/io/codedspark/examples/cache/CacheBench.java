package io.codedspark.examples.cache;

import io.codedspark.parity.app.FiguresFile;
import io.codedspark.spark.local.ExecutorHandle;
import io.codedspark.spark.local.LocalCluster;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lost executors under a cached RDD that is costly to compute: <pre>bin/coded bench cache --json cache.json</pre> */
@Command(
        name = "cache",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Kills one and two of six executors under a cached RDD: the time to the next full answer, with"
                + " nothing cached, with Spark's storage levels and with coded caches.")
public final class CacheBench implements Callable<Integer> {

    private static final int EXECUTORS = 6;
    private static final int ROW = 16_384;

    @Option(names = "--partitions", defaultValue = "12", description = "Source partitions (default 12).")
    private int partitions = 12;

    @Option(names = "--seconds", defaultValue = "3", description = "What computing a partition takes (default 3).")
    private double seconds = 3;

    @Option(names = "--megabytes", defaultValue = "8", description = "Size of a partition (default 8).")
    private int megabytes = 8;

    @Option(names = "--repetitions", defaultValue = "3", description = "Trials of each kind (default 3).")
    private int repetitions = 3;

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Option(names = "--chart", defaultValue = "coded-bench/cache.png", description = "Where the chart goes.")
    private Path chart = Path.of("coded-bench", "cache.png");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<CacheTrial> trials = new ArrayList<>();
        try (LocalCluster cluster = LocalCluster.builder()
                        .executors(EXECUTORS)
                        .memoryMb(1024)
                        .start();
                JavaSparkContext context = new JavaSparkContext(cluster.sparkConf("bench cache"))) {
            cluster.awaitExecutors(context);
            trial(cluster, context, Keeping.ALL.get(Keeping.ALL.size() - 1), 0); // loads classes everywhere
            for (int repetition = 0; repetition < repetitions; repetition++) {
                for (Keeping keeping : Keeping.ALL) {
                    for (int killed = 1; killed <= 2; killed++) {
                        CacheTrial trial = trial(cluster, context, keeping, killed);
                        trials.add(trial);
                        out.printf(
                                Locale.ROOT,
                                "%-15s %d killed: %.2f s, %d partitions computed%n",
                                trial.keeping(),
                                killed,
                                trial.seconds(),
                                trial.computed());
                        out.flush();
                    }
                }
            }
        }
        table(out, trials);
        CacheChart.write(chart, trials);
        out.println("chart: " + chart.toAbsolutePath());
        out.flush();
        if (!json.isEmpty()) {
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("executors", EXECUTORS);
            settings.put("partitions", partitions);
            settings.put("seconds", seconds);
            settings.put("megabytes", megabytes);
            settings.put("repetitions", repetitions);
            FiguresFile.write(json, new Configuration(), "bench cache", settings, Map.of("trials", trials));
        }
        return 0;
    }

    private CacheTrial trial(LocalCluster cluster, JavaSparkContext context, Keeping keeping, int killed) {
        List<ExecutorHandle> executors = cluster.awaitExecutors(context);
        LongAccumulator computed = context.sc().longAccumulator();
        long start = System.nanoTime();
        try (Keeping.Kept kept = keeping.keep(source(context, computed))) {
            double storeSeconds = since(start);
            long bytes = Keeping.keptBytes(context);
            start = System.nanoTime();
            double expected = sum(kept.rdd());
            double cleanSeconds = since(start);
            List<ExecutorHandle> victims = executors.subList(0, killed);
            victims.forEach(ExecutorHandle::kill);
            awaitLoss(cluster, context, victims);
            long before = computed.value();
            start = System.nanoTime();
            double answer = sum(kept.rdd());
            double lossSeconds = since(start);
            if (answer != expected) {
                throw new IllegalStateException(
                        keeping.name() + " answered " + answer + " after the loss, but " + expected + " before it.");
            }
            return new CacheTrial(
                    keeping.name(), killed, bytes, storeSeconds, cleanSeconds, lossSeconds, computed.value() - before);
        }
    }

    /** Rows of seeded numbers; a partition takes its seconds to compute, asleep, so that cores don't matter. */
    private JavaRDD<double[]> source(JavaSparkContext context, LongAccumulator computed) {
        int rows = (int) (((long) megabytes << 20) / (ROW * Double.BYTES));
        long millis = Math.round(seconds * 1000);
        return context.parallelize(IntStream.range(0, partitions).boxed().toList(), partitions)
                .flatMap(partition -> {
                    computed.add(1);
                    TimeUnit.MILLISECONDS.sleep(millis);
                    Random random = new Random(partition);
                    return IntStream.range(0, rows)
                            .mapToObj(row -> random.doubles(ROW).toArray())
                            .iterator();
                });
    }

    private static double sum(JavaRDD<double[]> rows) {
        return rows
                .map(row -> {
                    double sum = 0;
                    for (double value : row) {
                        sum += value;
                    }
                    return sum;
                })
                .collect()
                .stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static void awaitLoss(LocalCluster cluster, JavaSparkContext context, List<ExecutorHandle> victims) {
        List<String> ids = victims.stream().map(ExecutorHandle::id).toList();
        while (cluster.executors(context).stream().anyMatch(executor -> ids.contains(executor.id()))) {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for a killed executor to be noticed.", e);
            }
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private void table(PrintWriter out, List<CacheTrial> trials) {
        out.printf(
                Locale.ROOT,
                "%n%d partitions of %d MB, %.0f s each to compute, on %d executors; medians of %d%n",
                partitions,
                megabytes,
                seconds,
                EXECUTORS,
                repetitions);
        out.printf(
                "%-15s %10s %8s %10s %16s %16s%n",
                "", "cached MB", "memory", "read", "after 1 killed", "after 2 killed");
        double plain = median(trials, "MEMORY_ONLY", 1, CacheTrial::bytes);
        for (Keeping keeping : Keeping.ALL) {
            String name = keeping.name();
            double bytes = median(trials, name, 1, CacheTrial::bytes);
            out.printf(
                    Locale.ROOT,
                    "%-15s %10.1f %7.2fx %8.2f s %14.2f s %14.2f s%n",
                    name,
                    bytes / (1 << 20),
                    bytes / plain,
                    median(trials, name, 1, CacheTrial::cleanSeconds),
                    median(trials, name, 1, CacheTrial::seconds),
                    median(trials, name, 2, CacheTrial::seconds));
        }
        out.printf("%-15s", "partitions computed after the loss:");
        for (Keeping keeping : Keeping.ALL) {
            out.printf(
                    Locale.ROOT,
                    " %s %.0f/%.0f;",
                    keeping.name(),
                    median(trials, keeping.name(), 1, CacheTrial::computed),
                    median(trials, keeping.name(), 2, CacheTrial::computed));
        }
        out.println();
    }

    static double median(List<CacheTrial> trials, String keeping, int killed, ToDoubleFunction<CacheTrial> figure) {
        List<CacheTrial> some = trials.stream()
                .filter(trial -> trial.keeping().equals(keeping) && trial.killed() == killed)
                .sorted(Comparator.comparingDouble(figure))
                .toList();
        return figure.applyAsDouble(some.get(some.size() / 2));
    }
}
