package io.codedspark.parity.ml;

import io.codedspark.parity.train.TrainingRow;
import io.codedspark.spark.sql.NumericColumn;
import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/** Reads the rows to train on out of a Dataset. */
final class TrainingColumns {

    private TrainingColumns() {}

    /** Fails when a column is missing or of another type; {@code label} may be empty. */
    static void require(StructType schema, String input, String label) {
        NumericColumn.of(schema, input);
        if (label.isEmpty()) {
            return;
        }
        if (!Arrays.asList(schema.fieldNames()).contains(label)) {
            throw new IllegalArgumentException("There is no column '" + label + "' of labels; the columns are "
                    + String.join(", ", schema.fieldNames())
                    + ". Set labelCol to one of them, or to \"\" to measure against the deployed network's answers.");
        }
        if (!(schema.apply(label).dataType() instanceof NumericType)) {
            throw new IllegalArgumentException("Column '" + label + "' of labels is of type "
                    + schema.apply(label).dataType().simpleString() + "; numbers 0, 1, ... are needed.");
        }
    }

    /** The rows, lazily. */
    static JavaRDD<TrainingRow> rows(Dataset<?> dataset, String input, String label) {
        require(dataset.schema(), input, label);
        Dataset<Row> rows = label.isEmpty()
                ? dataset.toDF().select(input)
                : dataset.toDF().select(dataset.col(input), dataset.col(label).cast("double"));
        NumericColumn values = NumericColumn.of(rows.schema(), input);
        boolean labelled = !label.isEmpty();
        return rows.javaRDD()
                .map(row -> new TrainingRow(values.read(row), labelled ? label(row) : TrainingRow.UNLABELLED));
    }

    private static int label(Row row) {
        if (row.isNullAt(1) || row.getDouble(1) < 0 || row.getDouble(1) != Math.rint(row.getDouble(1))) {
            throw new IllegalArgumentException("A label is " + row.get(1)
                    + ", but labels are whole numbers from 0; fill or drop such rows, or index the labels.");
        }
        return (int) row.getDouble(1);
    }
}
