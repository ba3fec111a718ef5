package io.codedspark.parity.ml;

import io.codedspark.parity.encode.Logits;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.sql.OutputColumns;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * What a row of logits adds to its row: the class with the largest logit (double, as in MLlib), the softmax of the logits
 * (vector), and whether the row was reconstructed (boolean).
 *
 * @param prediction name of the column of classes
 * @param probability name of the column of probabilities
 * @param reconstructed name of the column that marks reconstructed rows
 */
public record PredictionColumns(String prediction, String probability, String reconstructed)
        implements OutputColumns<float[]> {

    @Override
    public List<StructField> fields() {
        return List.of(
                DataTypes.createStructField(prediction, DataTypes.DoubleType, false),
                DataTypes.createStructField(probability, SQLDataTypes.VectorType(), false),
                DataTypes.createStructField(reconstructed, DataTypes.BooleanType, false));
    }

    @Override
    public List<Object> values(float[] logits, RowOrigin origin) {
        return List.of((double) Logits.argMax(logits), Vectors.dense(softmax(logits)), origin.isReconstructed());
    }

    private static double[] softmax(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double[] shares = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp(logits[i] - largest);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
