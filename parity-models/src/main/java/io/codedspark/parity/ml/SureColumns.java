package io.codedspark.parity.ml;

import io.codedspark.parity.Confidence;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.sql.OutputColumns;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * Columns of predictions and one more: the confidence (double, 0 to 1) of reconstructed rows; 1 for rows that were computed, and
 * for those that are exact.
 *
 * @param predictions the other columns
 * @param confidence known where rows are reconstructed approximately
 * @param name of the column of confidences
 */
record SureColumns(PredictionColumns predictions, Confidence confidence, String name)
        implements OutputColumns<float[]> {

    @Override
    public List<StructField> fields() {
        return Stream.concat(
                        predictions.fields().stream(),
                        Stream.of(DataTypes.createStructField(name, DataTypes.DoubleType, false)))
                .toList();
    }

    @Override
    public List<Object> values(float[] output, RowOrigin origin) {
        Object sure = origin == RowOrigin.RECONSTRUCTED_APPROXIMATELY ? confidence.of(output) : 1.0;
        return Stream.concat(predictions.values(output, origin).stream(), Stream.of(sure))
                .toList();
    }
}
