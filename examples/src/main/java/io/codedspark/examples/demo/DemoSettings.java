package io.codedspark.examples.demo;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How large the demo is.
 *
 * @param executors of the embedded cluster
 * @param partitions of the images
 * @param k sources in a group
 * @param images that are answered
 * @param taskMillis how long a task pauses in all; stands for a heavy network, so that two cores do not decide the result
 * @param seed chooses the slow host
 */
record DemoSettings(int executors, int partitions, int k, int images, long taskMillis, long seed) {

    private static final int BATCH = 256;

    /** The pause of one batch. */
    Duration pause() {
        int rows = (images + partitions - 1) / partitions;
        int batches = (rows + BATCH - 1) / BATCH;
        return Duration.ofMillis(taskMillis / batches);
    }

    /** The host, by its number, of a source partition: sources and parities of a group take consecutive hosts. */
    int hostOf(int partition) {
        return partition / k * (k + 1) + partition % k;
    }

    /** The host, by its number, that is slow: one of those that hold data. */
    int slowHost() {
        return hostOf(new SplittableRandom(seed).nextInt(partitions));
    }
}
