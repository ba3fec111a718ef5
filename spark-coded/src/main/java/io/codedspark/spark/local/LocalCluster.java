package io.codedspark.spark.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.BlockManagerId;
import org.apache.spark.util.ShutdownHookManager;
import org.apache.spark.util.Utils$;
import scala.collection.JavaConverters;
import scala.runtime.BoxedUnit;

/**
 * A Spark standalone cluster on this machine: master and workers are threads of this JVM, every executor is a JVM of its
 * own on a loopback host of its own (127.0.0.2, 127.0.0.3, ...). Needs no Spark installation and no environment variables;
 * the executors run with this JVM's class path.
 *
 * <pre>{@code
 * try (LocalCluster cluster = LocalCluster.builder().executors(6).start();
 *         JavaSparkContext context = new JavaSparkContext(cluster.sparkConf("trial"))) {
 *     List<ExecutorHandle> executors = cluster.awaitExecutors(context);
 *     executors.get(0).kill();
 *     cluster.awaitExecutors(context); // the worker of the killed executor started another one
 * }
 * }</pre>
 *
 * <p>Several contexts may use a cluster one after the other; each gets executors of its own. Close contexts before the
 * cluster. Closing, or the end of this JVM, kills every executor, stopped ones too, and deletes the work directory.
 * (When this JVM itself is killed with SIGKILL, running executors end by themselves; stopped ones and the directory stay.)
 * All methods may be called by any thread.
 */
public final class LocalCluster implements AutoCloseable {

    private static final Duration CONTEXTS_CLOSE = Duration.ofSeconds(2);

    /** Above the priority of Spark's own hooks, which would have every executor killed and started again. */
    private static final int BEFORE_ALL_OF_SPARK = 1000;

    private final LocalClusterSettings settings;
    private final WorkDirectory work = WorkDirectory.create();
    private final List<EmbeddedWorker> workers = new ArrayList<>();
    private final EmbeddedMaster master;
    private final Object atExit;
    private boolean closed;

    private LocalCluster(LocalClusterSettings settings, List<String> hosts) {
        this.settings = settings;
        Utils$.MODULE$.clearLocalRootDirs(); // Spark keeps the first one of a JVM, even when it was deleted
        ClusterConf conf = new ClusterConf(work);
        master = EmbeddedMaster.start(conf);
        atExit = ShutdownHookManager.addShutdownHook(BEFORE_ALL_OF_SPARK, () -> {
            tearDown(Duration.ZERO);
            return BoxedUnit.UNIT;
        });
        try {
            for (String host : hosts) {
                workers.add(
                        EmbeddedWorker.start(host, settings.cores(), settings.memoryMb(), master.url(), conf, work));
            }
            Wait.until(settings.startTimeout(), () -> master.workers() == hosts.size());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** A builder with 6 executors of 1 core and 512 MiB. */
    public static Builder builder() {
        return new Builder();
    }

    /** The address of the master, {@code spark://127.0.0.1:port}. */
    public String masterUrl() {
        return master.url();
    }

    /** How many executors a context on this cluster gets. */
    public int size() {
        return workers.size();
    }

    /** Settings for a context that uses the whole cluster. Later changes to what is returned concern that context only. */
    public SparkConf sparkConf(String appName) {
        SparkConf conf = settings.sparkConf(workers.size());
        conf.setMaster(master.url()).setAppName(appName);
        conf.set("spark.local.dir", work.scratch().toString());
        settings.conf().forEach(conf::set);
        return conf;
    }

    /**
     * The executors of a context that live and have registered with it, in the order of their hosts. Stopped ones are
     * among them until Spark gives them up. Runs no job.
     */
    public synchronized List<ExecutorHandle> executors(JavaSparkContext context) {
        requireOpen();
        String application = context.sc().applicationId();
        Set<String> registered = registered(context);
        return workers.stream()
                .flatMap(worker -> worker.executors().stream())
                .filter(launched -> launched.applicationId().equals(application))
                .map(EmbeddedWorker.Launched::handle)
                .filter(handle -> registered.contains(handle.id()))
                .toList();
    }

    /**
     * Waits until a context has all its executors, at the start or after some were killed.
     *
     * @return the executors in the order of their hosts
     * @throws IllegalStateException when they are not there within the start timeout, with the last lines that an executor
     *     printed, or when the context was stopped
     */
    public List<ExecutorHandle> awaitExecutors(JavaSparkContext context) {
        boolean arrived = Wait.reached(
                settings.startTimeout(),
                () -> context.sc().isStopped() || executors(context).size() >= size());
        if (context.sc().isStopped()) {
            throw new IllegalStateException(
                    "The context stopped while it waited for its executors. " + work.lastErrors());
        }
        List<ExecutorHandle> found = executors(context);
        if (!arrived) {
            throw new IllegalStateException("Only " + found.size() + " of " + size() + " executors registered within "
                    + settings.startTimeout().toSeconds() + " s; raise startTimeout on a loaded machine. "
                    + work.lastErrors());
        }
        return found;
    }

    private static Set<String> registered(JavaSparkContext context) {
        return JavaConverters.mapAsJavaMap(
                        context.sc().env().blockManager().master().getMemoryStatus())
                .keySet()
                .stream()
                .map(BlockManagerId::executorId)
                .collect(Collectors.toSet());
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This LocalCluster was closed; start another one.");
        }
    }

    /** Kills all executors, ends workers and master, and deletes the work directory. Does nothing the second time. */
    @Override
    public void close() {
        tearDown(CONTEXTS_CLOSE);
        if (!ShutdownHookManager.inShutdown()) {
            ShutdownHookManager.removeShutdownHook(atExit);
        }
    }

    private synchronized void tearDown(Duration patience) {
        if (closed) {
            return;
        }
        closed = true;
        boolean contextsClosed = Wait.reached(patience, () -> master.activeApplications() == 0);
        if (!contextsClosed) {
            master.shutdown(); // it would replace the executors that are killed next
        }
        List<ExecutorHandle> executors = living();
        executors.forEach(ExecutorHandle::kill);
        Wait.reached(CONTEXTS_CLOSE, () -> living().isEmpty());
        workers.forEach(EmbeddedWorker::shutdown);
        master.shutdown();
        Wait.reached(Duration.ofSeconds(5), work::delete);
        Utils$.MODULE$.clearLocalRootDirs();
    }

    private List<ExecutorHandle> living() {
        return workers.stream()
                .flatMap(worker -> worker.executors().stream())
                .map(EmbeddedWorker.Launched::handle)
                .toList();
    }

    /** Says what cluster to start. */
    public static final class Builder {

        private int executors = 6;
        private int cores = 1;
        private int memoryMb = 512;
        private Duration startTimeout = Duration.ofSeconds(120);
        private final List<String> executorOptions = new ArrayList<>();
        private final Map<String, String> conf = new LinkedHashMap<>();

        private Builder() {}

        /** The number of executors, 1 to 253, each on its own host. */
        public Builder executors(int count) {
            if (count < 1 || count > Loopback.MAX_WORKERS) {
                throw new IllegalArgumentException("A LocalCluster has 1 to " + Loopback.MAX_WORKERS
                        + " executors, one on each loopback host, but " + count + " were asked for.");
            }
            executors = count;
            return this;
        }

        /** Cores, that is concurrent tasks, of each executor; 1 or more. They need not exist on the machine. */
        public Builder coresPerExecutor(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("An executor needs 1 core or more, not " + count + ".");
            }
            cores = count;
            return this;
        }

        /** Heap of each executor in MiB, at least 470: Spark accepts no less. */
        public Builder memoryMb(int mebibytes) {
            if (mebibytes < LocalClusterSettings.MIN_MEMORY_MB) {
                throw new IllegalArgumentException(
                        "Spark accepts no executor below " + LocalClusterSettings.MIN_MEMORY_MB + " MiB of heap, but "
                                + mebibytes + " MiB were asked for.");
            }
            memoryMb = mebibytes;
            return this;
        }

        /** A Spark setting for the contexts of this cluster; it overrides the cluster's own. */
        public Builder conf(String key, String value) {
            conf.put(key, value);
            return this;
        }

        /**
         * More options for the JVMs of executors, such as {@code -XX:TieredStopAtLevel=1}, which halves the time that short
         * jobs spend starting them and slows long ones.
         */
        public Builder executorOptions(String... options) {
            executorOptions.addAll(List.of(options));
            return this;
        }

        /** How long workers, and later executors, may take to come up; 120 s unless set. */
        public Builder startTimeout(Duration timeout) {
            startTimeout = timeout;
            return this;
        }

        /**
         * Starts master and workers; executors start with the first context.
         *
         * @throws IllegalStateException when a loopback host is missing, with the command that adds it
         */
        public LocalCluster start() {
            List<String> hosts = Loopback.workerHosts(executors);
            return new LocalCluster(
                    new LocalClusterSettings(
                            cores, memoryMb, startTimeout, List.copyOf(executorOptions), new LinkedHashMap<>(conf)),
                    hosts);
        }
    }
}
