package io.codedspark.spark.local;

import org.apache.spark.SparkConf;

/** Settings of master and workers. Their web pages are bound to the loopback only, whatever the environment says. */
final class ClusterConf extends SparkConf {

    private static final long serialVersionUID = 1L;

    ClusterConf(WorkDirectory work) {
        super(false);
        set("spark.local.dir", work.scratch().toString());
        set("spark.ui.enabled", "false");
        set("spark.worker.ui.retainedExecutors", "20");
    }

    @Override
    @SuppressWarnings("NullAway") // Spark's own convention: null stands for a variable that is not set
    public String getenv(String name) {
        return name.equals("SPARK_LOCAL_IP") ? Loopback.DRIVER : System.getenv(name);
    }
}
