package io.codedspark.spark.cache;

import io.codedspark.spark.group.ExecutorPlace;
import java.io.Serializable;

/** A cached block of the source. Sent by tasks, so no record: Kryo has no serializer for these. */
public final class SourceShard implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int partition;
    private final long bytes;
    private final int checksum;
    private final String executor;
    private final String host;

    /**
     * @param partition which one
     * @param bytes its serialized size; 0 when it was not stored, and so is not protected
     * @param checksum CRC-32C of its bytes: a block that was computed again and came out otherwise must not be decoded with
     * @param place where it lies
     */
    SourceShard(int partition, long bytes, int checksum, ExecutorPlace place) {
        this.partition = partition;
        this.bytes = bytes;
        this.checksum = checksum;
        this.executor = place.executor();
        this.host = place.host();
    }

    int partition() {
        return partition;
    }

    long bytes() {
        return bytes;
    }

    int checksum() {
        return checksum;
    }

    ExecutorPlace place() {
        return new ExecutorPlace(executor, host);
    }
}
