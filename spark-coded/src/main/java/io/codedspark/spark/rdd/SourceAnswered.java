package io.codedspark.spark.rdd;

import io.codedspark.spark.RowOrigin;
import java.io.Serializable;

/** How a source partition was answered in fact: one is sent to the driver when its last row was read. */
public final class SourceAnswered implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int partition;
    private final RowOrigin origin;
    private final long rows;
    private final String executor;
    private final String host;
    private final long startMillis;
    private final long endMillis;

    SourceAnswered(
            int partition,
            RowOrigin origin,
            long rows,
            String executor,
            String host,
            long startMillis,
            long endMillis) {
        this.partition = partition;
        this.origin = origin;
        this.rows = rows;
        this.executor = executor;
        this.host = host;
        this.startMillis = startMillis;
        this.endMillis = endMillis;
    }

    public int partition() {
        return partition;
    }

    public RowOrigin origin() {
        return origin;
    }

    public long rows() {
        return rows;
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
