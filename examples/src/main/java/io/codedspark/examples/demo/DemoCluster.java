package io.codedspark.examples.demo;

import io.codedspark.parity.ParityCode;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.app.DataChoice;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.NetworkSource;
import io.codedspark.spark.local.ExecutorHandle;
import io.codedspark.spark.local.LocalCluster;
import io.codedspark.spark.rdd.ScalaSeqs;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import scala.Tuple2;
import scala.collection.Seq;

/** The cluster on which the demo's runs happen: one application without speculation, another one with it. */
final class DemoCluster implements AutoCloseable {

    private static final String EXECUTOR_JVM =
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dorg.eclipse.deeplearning4j.helpers.disable=false -Dorg.bytedeco.javacpp.maxbytes=1G"
                    + " -Dorg.bytedeco.javacpp.maxphysicalbytes=3G";

    private final LocalCluster cluster;
    private final ParityModel model;
    private final DataChoice choice;
    private final DemoSettings settings;
    private final StatusLine line;

    DemoCluster(ParityModel model, DataChoice choice, DemoSettings settings, PrintWriter out) {
        this.model = model;
        this.choice = choice;
        this.settings = settings;
        this.line = new StatusLine(out, System.console() != null);
        this.cluster = LocalCluster.builder()
                .executors(settings.executors())
                .memoryMb(640)
                .conf("spark.executor.extraJavaOptions", EXECUTOR_JVM)
                .start();
    }

    List<DemoRun> run(List<RunSpec> specs) {
        return run(cluster.sparkConf("demo"), specs);
    }

    List<DemoRun> runWithSpeculation(List<RunSpec> specs) {
        SparkConf conf = cluster.sparkConf("demo with speculation")
                .set("spark.speculation", "true")
                .set("spark.speculation.interval", "100ms")
                .set("spark.speculation.minTaskRuntime", "100ms")
                .set("spark.speculation.quantile", "0.5")
                .set("spark.speculation.multiplier", "1.3");
        return run(conf, specs);
    }

    private List<DemoRun> run(SparkConf conf, List<RunSpec> specs) {
        try (JavaSparkContext context = new JavaSparkContext(conf)) {
            List<ExecutorHandle> executors = cluster.awaitExecutors(context);
            List<String> hosts = executors.stream().map(ExecutorHandle::host).toList();
            JavaRDD<float[]> images = images(context, choice.test().pixels(), settings, hosts);
            NetworkSource base = NetworkSource.of(context.<Network>broadcast(model.base()));
            List<NetworkSource> parities = model.parities().stream()
                    .map(parity -> NetworkSource.of(context.<Network>broadcast(parity.network())))
                    .toList();
            Experiment experiment = new Experiment(
                    context, executors, hosts, images, ParityCode.of(model, base, parities), settings, line);
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

    @Override
    public void close() {
        cluster.close();
    }
}
