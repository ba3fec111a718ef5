package io.codedspark.spark.observe.event;

import io.codedspark.spark.RowOrigin;
import java.util.Map;

/**
 * A source partition's outputs were read to their end for the first time.
 *
 * @param codedJob the coded job
 * @param time milliseconds since the epoch
 * @param partition the source partition
 * @param rows rows by origin
 * @param executor where they were read, and decoded or computed again
 * @param millis how long that took
 */
public record CodedRowsRead(
        int codedJob, long time, int partition, Map<RowOrigin, Long> rows, String executor, long millis)
        implements CodedEvent {}
