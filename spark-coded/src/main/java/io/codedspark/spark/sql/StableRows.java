package io.codedspark.spark.sql;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import io.codedspark.spark.rdd.OrderedRDD;
import io.codedspark.spark.rdd.RowOrder;
import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of a Dataset, which come in the same order each time they are read. Where they come out of a shuffle they are
 * sorted within their partitions by a hash of all columns; where they have an order already, or columns that cannot be
 * hashed, they are persisted instead.
 */
final class StableRows {

    private static final Logger LOG = LoggerFactory.getLogger(StableRows.class);

    private StableRows() {}

    static JavaRDD<Row> of(Dataset<Row> input) {
        JavaRDD<Row> rows = fresh(input).javaRDD();
        if (RowOrder.isStable(rows.rdd())) {
            return rows;
        }
        boolean hashable = Arrays.stream(input.schema().fields()).noneMatch(f -> f.dataType() instanceof MapType);
        boolean ordered =
                !input.queryExecution().optimizedPlan().outputOrdering().isEmpty();
        if (hashable && !ordered) {
            Column[] columns = Arrays.stream(input.columns())
                    .map(name -> col("`" + name.replace("`", "``") + "`"))
                    .toArray(Column[]::new);
            JavaRDD<Row> sorted = input.sortWithinPartitions(xxhash64(columns)).javaRDD();
            return JavaRDD.fromRDD(new OrderedRDD<>(sorted.rdd()), sorted.classTag());
        }
        LOG.warn("The input comes out of a shuffle, so the order of its rows may change each time it is read; it is"
                + " persisted in memory and on disk. Persist it yourself to choose when it is dropped.");
        return rows.persist(StorageLevel.MEMORY_AND_DISK());
    }

    /** The same Dataset planned anew: a Dataset that was read before it was persisted keeps its old plan. */
    private static Dataset<Row> fresh(Dataset<Row> input) {
        return input.toDF();
    }
}
