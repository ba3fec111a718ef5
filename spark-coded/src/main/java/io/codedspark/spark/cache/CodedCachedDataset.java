package io.codedspark.spark.cache;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A cached Dataset.
 *
 * @param rows to be used in place of the Dataset that was cached
 * @param cached the blocks behind it
 */
public record CodedCachedDataset(Dataset<Row> rows, CodedCached<Row> cached) implements AutoCloseable {

    @Override
    public void close() {
        cached.close();
    }
}
