package io.codedspark.spark.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.master.Master$;
import org.apache.spark.deploy.worker.Worker$;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;
import scala.Tuple3;

/**
 * A standalone Spark cluster on one machine: the master and one worker an executor are threads of this JVM, the executors are
 * JVMs of their own on 127.0.0.2, 127.0.0.3 and so on. Distinct hosts make Spark's speculation work as on a real cluster,
 * and the executors can be killed and stopped. A killed executor is replaced by its worker.
 *
 * <p>Needs Linux, where all of 127.0.0.0/8 is loopback, and the environment variables {@code SPARK_HOME} (a folder; its
 * {@code jars} folder may be empty and is made) and, unless it is given by {@link #sparkConf}, {@code SPARK_SCALA_VERSION}.
 */
public final class LocalCluster implements AutoCloseable {

    private final List<RpcEnv> environments = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();
    private final Path folder;
    private final String master;
    private final Builder settings;

    private LocalCluster(Builder settings) {
        this.settings = settings;
        requireSparkHome();
        try {
            this.folder = Files.createTempDirectory("coded-cluster");
        } catch (IOException e) {
            throw new IllegalStateException("No temporary folder could be made for the cluster.", e);
        }
        SparkConf conf = new SparkConf(false).set("spark.ui.enabled", "false");
        conf.set("spark.worker.cleanup.enabled", "false");
        Tuple3<RpcEnv, Object, Option<Object>> started =
                Master$.MODULE$.startRpcEnvAndEndpoint("127.0.0.1", 0, 0, conf);
        environments.add(started._1());
        this.master = "spark://127.0.0.1:" + started._1().address().port();
        for (int i = 0; i < settings.executors; i++) {
            String host = "127.0.0." + (2 + i);
            hosts.add(host);
            environments.add(Worker$.MODULE$.startRpcEnvAndEndpoint(
                    host,
                    0,
                    0,
                    settings.cores,
                    settings.memoryMb,
                    new String[] {master},
                    folder.resolve("worker-" + i).toString(),
                    Option.apply((Object) (i + 1)),
                    conf,
                    Option.empty()));
        }
    }

    /** Six executors of one core and 512 MiB, unless told otherwise. */
    public static Builder builder() {
        return new Builder();
    }

    /** Settings of a cluster. */
    public static final class Builder {
        private int executors = 6;
        private int cores = 1;
        private int memoryMb = 512;
        private final Map<String, String> conf = new LinkedHashMap<>();

        private Builder() {}

        /** How many executors, 1 to 250, each on a host of its own. */
        public Builder executors(int count) {
            if (count < 1 || count > 250) {
                throw new IllegalArgumentException("A local cluster has 1 to 250 executors, not " + count + ".");
            }
            executors = count;
            return this;
        }

        /** Cores of each executor, 1 or more. */
        public Builder cores(int count) {
            cores = count;
            return this;
        }

        /** Heap of each executor in MiB, 450 or more, as Spark asks. */
        public Builder memoryMb(int megabytes) {
            if (megabytes < 450) {
                throw new IllegalArgumentException(
                        "Spark needs executors of at least 450 MiB, but " + megabytes + " were asked for.");
            }
            memoryMb = megabytes;
            return this;
        }

        /** A setting of every application on the cluster. */
        public Builder conf(String key, String value) {
            conf.put(key, value);
            return this;
        }

        /** Starts master and workers; executors start with the first application. */
        public LocalCluster start() {
            return new LocalCluster(this);
        }
    }

    private static void requireSparkHome() {
        String home = System.getenv("SPARK_HOME");
        if (home == null || home.isBlank()) {
            throw new IllegalStateException(
                    "A local cluster needs the environment variable SPARK_HOME, because Spark's workers start executors"
                            + " through it. Any folder will do: export SPARK_HOME=/tmp/spark-home");
        }
        try {
            Files.createDirectories(Path.of(home, "jars"));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The folder " + home + "/jars could not be made; SPARK_HOME is " + home + ".", e);
        }
    }

    /** The master's URL. */
    public String master() {
        return master;
    }

    /** The executors' hosts. */
    public List<String> hosts() {
        return List.copyOf(hosts);
    }

    /** How many executors an application gets. */
    public int executors() {
        return settings.executors;
    }

    /** A configuration for an application on this cluster, with this JVM's class path on the executors. */
    public SparkConf sparkConf(String name) {
        SparkConf conf = new SparkConf(false)
                .setAppName(name)
                .setMaster(master)
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.executor.memory", settings.memoryMb + "m")
                .set("spark.executor.cores", Integer.toString(settings.cores))
                .set("spark.cores.max", Integer.toString(settings.cores * settings.executors))
                .set("spark.executor.extraClassPath", classPath())
                .set("spark.executorEnv.SPARK_SCALA_VERSION", "2.12")
                .set("spark.executorEnv.OMP_NUM_THREADS", "1")
                .set(
                        "spark.executor.extraJavaOptions",
                        "-XX:+UseSerialGC -XX:TieredStopAtLevel=4 -Dorg.eclipse.deeplearning4j.helpers.disable=false"
                                + " -Dorg.bytedeco.javacpp.maxbytes=1G -Dorg.bytedeco.javacpp.maxphysicalbytes=3G")
                .set("spark.locality.wait", "100ms")
                .set("spark.local.dir", folder.resolve("local").toString())
                .set("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .set("spark.ui.enabled", "false")
                .set("spark.scheduler.minRegisteredResourcesRatio", "1.0");
        settings.conf.forEach(conf::set);
        return conf;
    }

    private static String classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .map(entry -> new File(entry).getAbsolutePath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The executors that an application has now, found by small tasks; waits until there are as many as the cluster has. */
    public List<ExecutorHandle> executors(JavaSparkContext context) {
        return RunningExecutors.await(context, settings.executors);
    }

    /** Ends everything: executors, also stopped ones, workers, master, and the cluster's files. */
    @Override
    public void close() {
        for (int i = environments.size() - 1; i >= 0; i--) {
            environments.get(i).shutdown();
        }
        environments.forEach(RpcEnv::awaitTermination);
        endExecutors();
        delete(folder);
    }

    private void endExecutors() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .commandLine()
                        .map(line -> line.contains(master.substring("spark://".length()))
                                || line.contains("CoarseGrainedExecutorBackend"))
                        .orElse(false))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
