package io.codedspark.spark.local;

import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** One cluster for all tests of a module; ends with the JVM. */
public final class SharedCluster {

    private static final LocalCluster CLUSTER =
            LocalCluster.builder().executors(6).memoryMb(512).start();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(CLUSTER::close));
    }

    private SharedCluster() {}

    /** A fresh application, all of whose executors run. */
    public static JavaSparkContext context() {
        JavaSparkContext context = new JavaSparkContext(conf());
        executors(context);
        return context;
    }

    public static SparkConf conf() {
        return CLUSTER.sparkConf("tests");
    }

    public static List<ExecutorHandle> executors(JavaSparkContext context) {
        return CLUSTER.executors(context);
    }
}
