package io.codedspark.spark.local;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;

/** What every context of a cluster is given, before the user's own settings. */
record LocalClusterSettings(
        int cores, int memoryMb, Duration startTimeout, List<String> executorOptions, Map<String, String> conf) {

    /** Spark wants 450 MiB that the JVM calls usable; the serial collector keeps a thirtieth for itself. */
    static final int MIN_MEMORY_MB = 470;

    SparkConf sparkConf(int executors) {
        return new SparkConf(false)
                .set("spark.driver.host", Loopback.DRIVER)
                .set("spark.driver.bindAddress", Loopback.DRIVER)
                .set("spark.cores.max", Integer.toString(executors * cores))
                .set("spark.executor.cores", Integer.toString(cores))
                .set("spark.executor.memory", memoryMb + "m")
                .set("spark.executor.extraClassPath", classPath())
                .set("spark.executor.extraJavaOptions", String.join(" ", javaOptions()))
                .set("spark.executorEnv.SPARK_SCALA_VERSION", "2.12")
                .set("spark.executorEnv.JAVA_HOME", System.getProperty("java.home"))
                .set("spark.executorEnv.OMP_NUM_THREADS", "1")
                .set("spark.locality.wait", "100ms")
                .set("spark.scheduler.minRegisteredResourcesRatio", "1.0")
                .set("spark.scheduler.maxRegisteredResourcesWaitingTime", startTimeout.toMillis() + "ms")
                .set("spark.ui.enabled", "false");
    }

    /** Six small heaps on few cores: the serial collector starts fastest. ND4J's convolutions want their helpers. */
    private List<String> javaOptions() {
        List<String> options = new ArrayList<>();
        options.add("-XX:+UseSerialGC");
        options.add("-Dorg.eclipse.deeplearning4j.helpers.disable=false");
        options.addAll(executorOptions);
        return options;
    }

    /** This JVM's class path, absolute, as the executors run in other folders. */
    private static String classPath() {
        String own = System.getProperty("java.class.path", "");
        return Arrays.stream(System.getProperty("surefire.test.class.path", own).split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
