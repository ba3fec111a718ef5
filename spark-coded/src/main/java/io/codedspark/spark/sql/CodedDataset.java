package io.codedspark.spark.sql;

import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CodedResult;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A Dataset whose added columns come from a coded map. Lazy; stored outputs stay until {@link #close()}.
 *
 * @param rows all input columns and the added ones
 * @param result the coded map behind it
 */
public record CodedDataset(Dataset<Row> rows, CodedResult<?> result) implements AutoCloseable {

    /** What happened so far; runs the coded job if it has not run. */
    public CodedReport report() {
        return result.report();
    }

    @Override
    public void close() {
        result.close();
    }
}
