package io.codedspark.spark.rdd;

import io.codedspark.spark.RowOrigin;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How a source partition was answered in fact: one is sent to the driver when its last row was read. */
public final class SourceAnswered implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int partition;
    private final EnumMap<RowOrigin, Long> rows;
    private final String executor;
    private final String host;
    private final long startMillis;
    private final long endMillis;

    SourceAnswered(
            int partition, Map<RowOrigin, Long> rows, String executor, String host, long startMillis, long endMillis) {
        this.partition = partition;
        this.rows = new EnumMap<>(RowOrigin.class);
        this.rows.putAll(rows);
        this.executor = executor;
        this.host = host;
        this.startMillis = startMillis;
        this.endMillis = endMillis;
    }

    public int partition() {
        return partition;
    }

    /** Rows by origin; more than one where decoding had to be given up on the way. */
    public Map<RowOrigin, Long> rows() {
        return Collections.unmodifiableMap(rows);
    }

    /** Whether some rows were reconstructed. */
    public boolean isReconstructed() {
        return rows.keySet().stream().anyMatch(RowOrigin::isReconstructed);
    }

    public String executor() {
        return executor;
    }

    public String host() {
        return host;
    }

    /** Wall clock of the executor, milliseconds since the epoch. */
    public long startMillis() {
        return startMillis;
    }

    /** Wall clock of the executor, milliseconds since the epoch. */
    public long endMillis() {
        return endMillis;
    }
}
