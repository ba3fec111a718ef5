package io.codedspark.spark.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;

/** The loopback addresses of a cluster: 127.0.0.1 for master and driver, 127.0.0.2 and following for the workers. */
final class Loopback {

    static final String DRIVER = "127.0.0.1";
    static final int MAX_WORKERS = 253;

    private Loopback() {}

    /** The hosts of {@code count} workers, each tried by binding a port. */
    static List<String> workerHosts(int count) {
        List<String> hosts =
                IntStream.range(0, count).mapToObj(i -> "127.0.0." + (i + 2)).toList();
        hosts.forEach(Loopback::check);
        return hosts;
    }

    private static void check(String host) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw new IllegalStateException(missing(host, String.valueOf(e.getMessage())), e);
        }
    }

    static String missing(String host, String cause) {
        return "The loopback address " + host + " cannot be bound (" + cause
                + "), but every executor of a LocalCluster "
                + "needs a host of its own. Linux has all of 127.0.0.0/8; on macOS add the address with: sudo ifconfig lo0 "
                + "alias " + host + " up";
    }
}
