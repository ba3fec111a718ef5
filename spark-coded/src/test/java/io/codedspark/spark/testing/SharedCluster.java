package io.codedspark.spark.testing;

import io.codedspark.spark.local.ExecutorHandle;
import io.codedspark.spark.local.LocalCluster;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One cluster of six executors for all tests of a JVM. It starts with the first test that asks and ends with the JVM.
 * Starting executors is what costs time, so tests share one context too, which is put right again for each: {@link
 * #context()} resumes stopped executors, waits until killed ones were replaced, and drops jobs and persisted RDDs.
 *
 * <p>A silent executor is given up after {@value #SILENCE}, not after Spark's 120 s.
 */
public final class SharedCluster {

    /** Executors of the cluster, each of one core, on as many hosts. */
    public static final int EXECUTORS = 6;

    private static final Logger LOG = LoggerFactory.getLogger(SharedCluster.class);

    private static final String SILENCE = "15s";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static @Nullable LocalCluster cluster;
    private static @Nullable JavaSparkContext context;

    private SharedCluster() {}

    /** The cluster itself. */
    public static synchronized LocalCluster cluster() {
        LocalCluster running = cluster;
        if (running == null) {
            running = LocalCluster.builder()
                    .executors(EXECUTORS)
                    .memoryMb(480)
                    .executorOptions("-XX:TieredStopAtLevel=1")
                    .conf("spark.network.timeout", SILENCE)
                    .conf("spark.network.timeoutInterval", "2s")
                    .conf("spark.storage.blockManagerHeartbeatTimeoutMs", "15000")
                    .conf("spark.executor.heartbeatInterval", "2s")
                    .conf("spark.sql.shuffle.partitions", "6")
                    .start();
            cluster = running;
        }
        return running;
    }

    /** The shared context, with all executors running and idle, no persisted RDD and no job group. Don't close it. */
    public static synchronized JavaSparkContext context() {
        JavaSparkContext shared = context;
        if (shared == null || shared.sc().isStopped()) {
            shared = new JavaSparkContext(cluster().sparkConf("tests"));
            context = shared;
        }
        heal(shared);
        return shared;
    }

    /**
     * A context of its own with settings of its own, which takes 10 s and more. The shared context is closed for it and
     * opened again by the next test that asks; close this one in the test.
     */
    public static synchronized JavaSparkContext freshContext(Map<String, String> settings) {
        closeContext();
        SparkConf conf = cluster().sparkConf("tests with own settings");
        settings.forEach(conf::set);
        JavaSparkContext fresh = new JavaSparkContext(conf);
        cluster().awaitExecutors(fresh);
        return fresh;
    }

    /** Closes the shared context, as a JVM can have but one; the next test that asks opens it again. */
    public static synchronized void closeContext() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    /** A session on the shared context. */
    public static SparkSession session() {
        return SparkSession.builder().sparkContext(context().sc()).getOrCreate();
    }

    /** The six executors of the shared context, in the order of their hosts. */
    public static List<ExecutorHandle> executors() {
        return cluster().awaitExecutors(context());
    }

    /** Resumes every executor of a context that was stopped. */
    public static void resumeAll(JavaSparkContext context) {
        for (ExecutorHandle executor : cluster().executors(context)) {
            try {
                executor.resume();
            } catch (IllegalStateException e) {
                LOG.debug("An executor ended while it was to be resumed.", e);
            }
        }
    }

    private static void heal(JavaSparkContext shared) {
        shared.cancelAllJobs();
        shared.clearJobGroup();
        resumeAll(shared);
        replaceBusyExecutors(shared);
        cluster().awaitExecutors(shared);
        shared.getPersistentRDDs().values().forEach(rdd -> rdd.unpersist(false));
    }

    /** A task that ignores its kill would keep its slot, and the next test's tasks would crowd on the others. */
    private static void replaceBusyExecutors(JavaSparkContext shared) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Set<String> busy = busyHosts(shared);
        while (!busy.isEmpty() && System.nanoTime() < until) {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            busy = busyHosts(shared);
        }
        for (ExecutorHandle executor : cluster().executors(shared)) {
            if (busy.contains(executor.host())) {
                executor.kill();
            }
        }
    }

    private static Set<String> busyHosts(JavaSparkContext shared) {
        return Arrays.stream(shared.sc().statusTracker().getExecutorInfos())
                .filter(executor -> executor.numRunningTasks() > 0)
                .map(SparkExecutorInfo::host)
                .collect(Collectors.toSet());
    }
}
