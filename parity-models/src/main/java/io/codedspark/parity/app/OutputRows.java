package io.codedspark.parity.app;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkStatusTracker;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;

/**
 * Writes rows with Spark's own sources and committer. Vectors become arrays; for CSV, arrays become numbers joined by spaces. What
 * a failed job leaves at the path is removed.
 */
final class OutputRows {

    /** Kinds of output. */
    enum Format {
        PARQUET,
        JSON,
        CSV
    }

    private static final Duration TASKS_END_WITHIN = Duration.ofSeconds(10);

    private static final Duration QUIET = Duration.ofMillis(500);

    private final Path path;
    private final FileSystem files;
    private final Format format;
    private final SaveMode mode;

    /**
     * @throws IllegalArgumentException when there is something at the path and it is not to be replaced; nothing was done then
     */
    OutputRows(String path, Format format, SaveMode mode, Configuration configuration) throws IOException {
        this.path = new Path(path);
        this.files = this.path.getFileSystem(configuration);
        this.format = format;
        this.mode = mode;
        if (mode == SaveMode.ErrorIfExists && files.exists(this.path)) {
            throw new IllegalArgumentException("There is something at " + path
                    + " already; choose another --output, or give --overwrite to replace it.");
        }
    }

    void write(Dataset<Row> rows) throws IOException {
        boolean replaces = files.exists(path);
        boolean written = false;
        try {
            plain(rows)
                    .write()
                    .mode(mode)
                    .format(format.name().toLowerCase(Locale.ROOT))
                    .option("header", "true")
                    .save(path.toString());
            written = true;
        } finally {
            if (!written && !replaces) {
                deleteForGood(rows.sparkSession().sparkContext().statusTracker());
            }
        }
    }

    /** A failed job's other tasks are told to end but not waited for; any of them can make its attempt's folder again. */
    private void deleteForGood(SparkStatusTracker tracker) throws IOException {
        long start = System.nanoTime();
        long quietSince = start;
        while (System.nanoTime() - quietSince < QUIET.toNanos()
                && System.nanoTime() - start < TASKS_END_WITHIN.toNanos()) {
            boolean running = Arrays.stream(tracker.getExecutorInfos()).anyMatch(each -> each.numRunningTasks() > 0);
            boolean deleted = files.exists(path) && files.delete(path, true);
            if (running || deleted) {
                quietSince = System.nanoTime();
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private Dataset<Row> plain(Dataset<Row> rows) {
        Dataset<Row> plain = rows;
        for (StructField field : rows.schema().fields()) {
            Column column = plain.col("`" + field.name() + "`");
            boolean vector = field.dataType().equals(SQLDataTypes.VectorType());
            if (vector) {
                column = org.apache.spark.ml.functions.vector_to_array(column, "float64");
            }
            if (format == Format.CSV && (vector || field.dataType() instanceof ArrayType)) {
                column = functions.concat_ws(" ", column.cast("array<string>"));
            }
            plain = plain.withColumn(field.name(), column);
        }
        return plain;
    }
}
