package io.codedspark.spark.local;

import org.apache.spark.SparkConf;
import org.apache.spark.deploy.DeployMessages.MasterStateResponse;
import org.apache.spark.deploy.DeployMessages.RequestMasterState$;
import org.apache.spark.deploy.master.Master$;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.rpc.RpcEnv;
import scala.reflect.ClassTag$;

/** A standalone master as threads of this JVM. */
final class EmbeddedMaster {

    private final RpcEnv rpc;
    private final RpcEndpointRef endpoint;

    private EmbeddedMaster(RpcEnv rpc) {
        this.rpc = rpc;
        this.endpoint = rpc.setupEndpointRef(rpc.address(), "Master");
    }

    static EmbeddedMaster start(SparkConf conf) {
        return new EmbeddedMaster(Master$.MODULE$
                .startRpcEnvAndEndpoint(Loopback.DRIVER, 0, 0, conf)
                ._1());
    }

    String url() {
        return "spark://" + Loopback.DRIVER + ":" + rpc.address().port();
    }

    /** How many workers have registered. */
    int workers() {
        return state().workers().length;
    }

    /** How many contexts use the cluster. */
    int activeApplications() {
        return state().activeApps().length;
    }

    private MasterStateResponse state() {
        return endpoint.askSync(RequestMasterState$.MODULE$, ClassTag$.MODULE$.apply(MasterStateResponse.class));
    }

    void shutdown() {
        rpc.shutdown();
        rpc.awaitTermination();
    }
}
