package io.codedspark.examples.demo;

import io.codedspark.examples.chart.Timeline;
import io.codedspark.parity.ParityCode;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.app.DataChoice;
import io.codedspark.parity.app.FiguresFile;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.NetworkSource;
import io.codedspark.spark.local.ExecutorHandle;
import io.codedspark.spark.local.LocalCluster;
import io.codedspark.spark.rdd.ScalaSeqs;
import java.io.File;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import scala.Tuple2;
import scala.collection.Seq;

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

    private static final RunSpec CLEAN =
            new RunSpec("plain, nothing wrong", RunSpec.Mode.PLAIN, RunSpec.Slow.NONE, RunSpec.Harm.NONE);
    private static final RunSpec CODED_CLEAN =
            new RunSpec("coded, nothing wrong", RunSpec.Mode.CODED, RunSpec.Slow.NONE, RunSpec.Harm.NONE);
    private static final RunSpec SLOW =
            new RunSpec("plain, one executor 10x slow", RunSpec.Mode.PLAIN, RunSpec.Slow.ONE_HOST, RunSpec.Harm.NONE);
    private static final RunSpec SPECULATION = new RunSpec(
            "speculation, one executor 10x slow", RunSpec.Mode.PLAIN, RunSpec.Slow.ONE_HOST, RunSpec.Harm.NONE);
    private static final RunSpec CODED =
            new RunSpec("coded, one executor 10x slow", RunSpec.Mode.CODED, RunSpec.Slow.ONE_HOST, RunSpec.Harm.NONE);
    private static final RunSpec CODED_KILL = new RunSpec(
            "coded, one slow, one killed", RunSpec.Mode.CODED, RunSpec.Slow.ONE_HOST, RunSpec.Harm.KILL_ONE);

    private static final String EXECUTOR_JVM =
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dorg.eclipse.deeplearning4j.helpers.disable=false -Dorg.bytedeco.javacpp.maxbytes=1G"
                    + " -Dorg.bytedeco.javacpp.maxphysicalbytes=3G";

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
        try (LocalCluster cluster = LocalCluster.builder()
                .executors(settings.executors())
                .memoryMb(640)
                .conf("spark.executor.extraJavaOptions", EXECUTOR_JVM)
                .start()) {
            StatusLine line = new StatusLine(out, System.console() != null);
            runs.addAll(runAll(
                    cluster.sparkConf("demo"),
                    cluster,
                    model,
                    choice,
                    settings,
                    line,
                    List.of(CLEAN, CODED_CLEAN, SLOW, CODED, CODED_KILL)));
            runs.addAll(
                    2 + 1,
                    runAll(
                            speculation(cluster.sparkConf("demo with speculation")),
                            cluster,
                            model,
                            choice,
                            settings,
                            line,
                            List.of(SPECULATION)));
        }
        DemoTable table = new DemoTable(runs, choice.test().labels());
        out.println();
        out.print(table.text());
        File png = new File(timeline);
        Timeline.write(
                "Batch inference on six executors: " + choice.name(),
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

    private static SparkConf speculation(SparkConf conf) {
        return conf.set("spark.speculation", "true")
                .set("spark.speculation.interval", "100ms")
                .set("spark.speculation.minTaskRuntime", "100ms")
                .set("spark.speculation.quantile", "0.5")
                .set("spark.speculation.multiplier", "1.3");
    }

    private static List<DemoRun> runAll(
            SparkConf conf,
            LocalCluster cluster,
            ParityModel model,
            DataChoice choice,
            DemoSettings settings,
            StatusLine line,
            List<RunSpec> specs) {
        try (JavaSparkContext context = new JavaSparkContext(conf)) {
            List<ExecutorHandle> executors = cluster.awaitExecutors(context);
            List<String> hosts = executors.stream().map(ExecutorHandle::host).toList();
            JavaRDD<float[]> images = images(context, choice.test().pixels(), settings, hosts);
            NetworkSource base = NetworkSource.of(context.<Network>broadcast(model.base()));
            NetworkSource parity = NetworkSource.of(context.<Network>broadcast(model.parity()));
            Experiment experiment = new Experiment(
                    context, executors, hosts, images, ParityCode.of(model, base, parity), settings, line);
            line.begin("warming up");
            long start = System.nanoTime();
            experiment.warmUp();
            line.end((System.nanoTime() - start) / 1e9);
            return specs.stream().map(experiment::run).toList();
        }
    }

    /** The images in partitions that prefer the hosts on which a coded job places its sources, as blocks of a file would. */
    private static JavaRDD<float[]> images(
            JavaSparkContext context, float[][] pixels, DemoSettings settings, List<String> hosts) {
        Broadcast<float[][]> all = context.broadcast(pixels);
        int partitions = settings.partitions();
        int rows = (pixels.length + partitions - 1) / partitions;
        List<Tuple2<Integer, Seq<String>>> placed = IntStream.range(0, partitions)
                .mapToObj(p -> new Tuple2<>(p, ScalaSeqs.seq(List.of(hosts.get(settings.hostOf(p))))))
                .toList();
        RDD<Integer> numbers = context.sc().makeRDD(ScalaSeqs.seq(placed), ScalaSeqs.<Integer>anyTag());
        return new JavaRDD<>(numbers, ScalaSeqs.anyTag()).flatMap(p -> {
            float[][] images = all.value();
            return IntStream.range(p * rows, Math.min(images.length, (p + 1) * rows))
                    .mapToObj(i -> images[i])
                    .iterator();
        });
    }
}
