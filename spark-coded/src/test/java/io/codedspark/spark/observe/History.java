package io.codedspark.spark.observe;

import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.history.FsHistoryProvider;
import org.apache.spark.deploy.history.HistoryServer;
import org.apache.spark.deploy.history.HistoryServer$;

/** A history server over a folder of event logs, on a port of its own. */
final class History implements AutoCloseable {

    private final HistoryServer server;

    History(Path logs) {
        SparkConf conf = new SparkConf(false)
                .set("spark.history.fs.logDirectory", logs.toUri().toString())
                .set("spark.history.fs.update.interval", "1s")
                .set("spark.history.ui.port", "0");
        FsHistoryProvider provider = new FsHistoryProvider(conf);
        server = new HistoryServer(conf, provider, HistoryServer$.MODULE$.createSecurityManager(conf), 0);
        server.bind();
        provider.start();
    }

    String address(String application) {
        return "http://127.0.0.1:" + server.boundPort() + "/history/" + application;
    }

    @Override
    public void close() {
        server.stop();
    }
}
