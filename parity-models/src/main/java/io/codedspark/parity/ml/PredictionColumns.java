package io.codedspark.parity.ml;

import io.codedspark.parity.OutputKind;
import io.codedspark.parity.encode.Logits;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.sql.OutputColumns;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * What an output of the network adds to its row, as MLlib's evaluators expect it, and whether the row was reconstructed
 * (boolean).
 *
 * <ul>
 *   <li>Classes: prediction is the class with the largest logit (double), probability the softmax (vector).
 *   <li>Labels: prediction is the labels that apply (array of doubles), probability the sigmoid of each (vector).
 *   <li>Values: prediction is the output itself, a double where the network has one output and a vector where it has
 *       more; there is no probability.
 * </ul>
 *
 * @param kind what outputs mean
 * @param width floats in an output; only asked where they are values
 * @param prediction name of the column of predictions
 * @param probability name of the column of probabilities
 * @param reconstructed name of the column that marks reconstructed rows
 */
public record PredictionColumns(OutputKind kind, int width, String prediction, String probability, String reconstructed)
        implements OutputColumns<float[]> {

    /** Columns for a classifier. */
    public PredictionColumns(String prediction, String probability, String reconstructed) {
        this(OutputKind.CLASSES, 0, prediction, probability, reconstructed);
    }

    @Override
    public List<StructField> fields() {
        StructField mark = DataTypes.createStructField(reconstructed, DataTypes.BooleanType, false);
        StructField probabilities = DataTypes.createStructField(probability, SQLDataTypes.VectorType(), false);
        return switch (kind) {
            case CLASSES ->
                List.of(DataTypes.createStructField(prediction, DataTypes.DoubleType, false), probabilities, mark);
            case LABELS ->
                List.of(
                        DataTypes.createStructField(
                                prediction, DataTypes.createArrayType(DataTypes.DoubleType, false), false),
                        probabilities,
                        mark);
            case VALUES ->
                List.of(
                        DataTypes.createStructField(
                                prediction, width == 1 ? DataTypes.DoubleType : SQLDataTypes.VectorType(), false),
                        mark);
        };
    }

    @Override
    public List<Object> values(float[] output, RowOrigin origin) {
        return switch (kind) {
            case CLASSES ->
                List.of((double) Logits.argMax(output), Vectors.dense(softmax(output)), origin.isReconstructed());
            case LABELS -> List.of(applying(output), sigmoid(output), origin.isReconstructed());
            case VALUES -> List.of(width == 1 ? (Object) (double) output[0] : vector(output), origin.isReconstructed());
        };
    }

    private static Double[] applying(float[] logits) {
        return IntStream.range(0, logits.length)
                .filter(i -> logits[i] >= 0)
                .mapToObj(i -> (double) i)
                .toArray(Double[]::new);
    }

    private static Vector vector(float[] output) {
        return Vectors.dense(
                IntStream.range(0, output.length).mapToDouble(i -> output[i]).toArray());
    }

    private static Vector sigmoid(float[] logits) {
        return Vectors.dense(IntStream.range(0, logits.length)
                .mapToDouble(i -> 1 / (1 + Math.exp(-logits[i])))
                .toArray());
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
