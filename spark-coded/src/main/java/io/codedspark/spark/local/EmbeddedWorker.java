package io.codedspark.spark.local;

import java.io.File;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SecurityManager;
import org.apache.spark.SecurityManager$;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.DeployMessages.RequestWorkerState$;
import org.apache.spark.deploy.DeployMessages.WorkerStateResponse;
import org.apache.spark.deploy.worker.ExecutorRunner;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.deploy.worker.Worker$;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.rpc.RpcEnv$;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.reflect.ClassTag$;

/** A standalone worker as threads of this JVM, whose Spark home is given and not taken from the environment. */
final class EmbeddedWorker {

    private final String host;
    private final RpcEnv rpc;
    private final RpcEndpointRef endpoint;

    private EmbeddedWorker(String host, RpcEnv rpc, RpcEndpointRef endpoint) {
        this.host = host;
        this.rpc = rpc;
        this.endpoint = endpoint;
    }

    static EmbeddedWorker start(
            String host, int cores, int memoryMb, String masterUrl, SparkConf conf, WorkDirectory work) {
        SecurityManager security =
                new SecurityManager(conf, Option.empty(), SecurityManager$.MODULE$.$lessinit$greater$default$3());
        RpcEnv rpc = RpcEnv$.MODULE$.create("sparkWorker-" + host, host, 0, conf, security, false);
        RpcAddress[] masters = {RpcAddress.fromSparkURL(masterUrl)};
        String output = work.workerOutput(host).toString();
        Worker worker = new HomedWorker(
                rpc,
                cores,
                memoryMb,
                masters,
                output,
                conf,
                security,
                work.sparkHome().toFile());
        return new EmbeddedWorker(host, rpc, rpc.setupEndpoint("Worker", worker));
    }

    /** An executor as its worker knows it; it may not have reached the driver yet. */
    record Launched(String applicationId, ExecutorHandle handle) {}

    /** The living executors of this worker. */
    List<Launched> executors() {
        WorkerStateResponse state =
                endpoint.askSync(RequestWorkerState$.MODULE$, ClassTag$.MODULE$.apply(WorkerStateResponse.class));
        List<Launched> living = new ArrayList<>();
        for (var left = state.executors(); !left.isEmpty(); left = tail(left)) {
            ExecutorRunner runner = left.head();
            Process process = process(runner);
            if (process != null && process.isAlive()) {
                String id = Integer.toString(runner.execId());
                living.add(new Launched(runner.appId(), new ExecutorHandle(id, host, process.toHandle())));
            }
        }
        return living;
    }

    @SuppressWarnings("unchecked")
    private static <T> scala.collection.immutable.List<T> tail(scala.collection.immutable.List<T> list) {
        return (scala.collection.immutable.List<T>) list.tail();
    }

    /** Spark keeps the process of an executor to itself; null until it was launched. */
    private static @Nullable Process process(ExecutorRunner runner) {
        try {
            Method accessor = ExecutorRunner.class.getDeclaredMethod("process");
            accessor.setAccessible(true);
            return (Process) accessor.invoke(runner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "This version of Spark does not tell the process of an executor; LocalCluster works with Spark 3.5.",
                    e);
        }
    }

    void shutdown() {
        rpc.shutdown();
        rpc.awaitTermination();
    }

    /** The worker asks itself for its Spark home each time it launches an executor. */
    private static final class HomedWorker extends Worker {

        private final File home;

        HomedWorker(
                RpcEnv rpc,
                int cores,
                int memoryMb,
                RpcAddress[] masters,
                String output,
                SparkConf conf,
                SecurityManager security,
                File home) {
            super(
                    rpc,
                    0,
                    cores,
                    memoryMb,
                    masters,
                    "Worker",
                    output,
                    conf,
                    security,
                    Option.empty(),
                    Worker$.MODULE$.$lessinit$greater$default$11());
            this.home = home;
        }

        @Override
        public File org$apache$spark$deploy$worker$Worker$$sparkHome() {
            return home;
        }
    }
}
