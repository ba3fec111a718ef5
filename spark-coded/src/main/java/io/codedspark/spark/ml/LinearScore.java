package io.codedspark.spark.ml;

import io.codedspark.spark.LinearMap;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.sql.OutputColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * What a linear model makes of a row of features: margins, which are affine and so can be coded, and a link from margins to
 * columns, which is applied after decoding.
 *
 * @param link which columns
 * @param weights one row for each margin
 * @param bias one value for each margin
 * @param threshold of the second class: a probability, or for {@link Link#HINGE} a margin; not used otherwise
 * @param mean of {@link Link#MEAN}; not used otherwise
 * @param reconstructed name of the column that marks reconstructed rows
 */
record LinearScore(
        Link link, double[][] weights, double[] bias, double threshold, InverseLink mean, String reconstructed)
        implements OutputColumns<double[]> {

    private static final InverseLink NO_LINK = new InverseLink("identity", 0);

    /** From margins to columns. */
    enum Link {
        /** {@code prediction} is the margin. */
        IDENTITY,
        /** {@code prediction} is the mean that belongs to the margin. */
        MEAN,
        /** {@code rawPrediction} and {@code prediction} of two classes. */
        HINGE,
        /** {@code rawPrediction}, {@code probability} and {@code prediction} of two classes by one margin. */
        LOGISTIC,
        /** The same of several classes, a margin each. */
        SOFTMAX
    }

    static LinearScore of(Transformer model, String reconstructed) {
        if (model instanceof LinearRegressionModel regression) {
            return single(Link.IDENTITY, regression.coefficients(), regression.intercept(), 0, reconstructed);
        }
        if (model instanceof LinearSVCModel machine) {
            return single(
                    Link.HINGE, machine.coefficients(), machine.intercept(), machine.getThreshold(), reconstructed);
        }
        if (model instanceof LogisticRegressionModel logistic) {
            return logistic(logistic, reconstructed);
        }
        if (model instanceof GeneralizedLinearRegressionModel general) {
            return general(general, reconstructed);
        }
        throw new IllegalArgumentException("The model is a " + model.getClass().getName()
                + "; LogisticRegressionModel, LinearRegressionModel, GeneralizedLinearRegressionModel and"
                + " LinearSVCModel can be coded.");
    }

    private static LinearScore general(GeneralizedLinearRegressionModel model, String reconstructed) {
        if (model.isDefined(model.offsetCol()) || model.isDefined(model.linkPredictionCol())) {
            throw new IllegalArgumentException("The model has an offset column or a column of link predictions, which"
                    + " coded scoring does not apply; clear them.");
        }
        return new LinearScore(
                Link.MEAN,
                new double[][] {model.coefficients().toArray()},
                new double[] {model.intercept()},
                0,
                InverseLink.of(model),
                reconstructed);
    }

    private static LinearScore single(
            Link link, Vector coefficients, double intercept, double threshold, String reconstructed) {
        return new LinearScore(
                link,
                new double[][] {coefficients.toArray()},
                new double[] {intercept},
                threshold,
                NO_LINK,
                reconstructed);
    }

    private static LinearScore logistic(LogisticRegressionModel model, String reconstructed) {
        Matrix coefficients = model.coefficientMatrix();
        if (coefficients.numRows() == 1) {
            return single(Link.LOGISTIC, model.coefficients(), model.intercept(), model.getThreshold(), reconstructed);
        }
        if (model.isDefined(model.thresholds())) {
            throw new IllegalArgumentException("The model of " + coefficients.numRows()
                    + " classes has thresholds, which coded scoring does not apply; clear them.");
        }
        double[][] weights = new double[coefficients.numRows()][coefficients.numCols()];
        for (int row = 0; row < weights.length; row++) {
            for (int column = 0; column < weights[row].length; column++) {
                weights[row][column] = coefficients.apply(row, column);
            }
        }
        return new LinearScore(Link.SOFTMAX, weights, model.interceptVector().toArray(), 0, NO_LINK, reconstructed);
    }

    LinearMap map() {
        return LinearMap.affine(weights, bias);
    }

    @Override
    public List<StructField> fields() {
        List<StructField> fields = new ArrayList<>();
        if (link != Link.IDENTITY && link != Link.MEAN) {
            fields.add(DataTypes.createStructField("rawPrediction", SQLDataTypes.VectorType(), false));
        }
        if (link == Link.LOGISTIC || link == Link.SOFTMAX) {
            fields.add(DataTypes.createStructField("probability", SQLDataTypes.VectorType(), false));
        }
        fields.add(DataTypes.createStructField("prediction", DataTypes.DoubleType, false));
        fields.add(DataTypes.createStructField(reconstructed, DataTypes.BooleanType, false));
        return fields;
    }

    @Override
    public List<Object> values(double[] margins, RowOrigin origin) {
        double margin = margins[0];
        return switch (link) {
            case IDENTITY -> List.of(margin, origin.isReconstructed());
            case MEAN -> List.of(mean.mean(margin), origin.isReconstructed());
            case HINGE ->
                List.of(Vectors.dense(-margin, margin), margin > threshold ? 1.0 : 0.0, origin.isReconstructed());
            case LOGISTIC -> {
                double second = 1 / (1 + Math.exp(-margin));
                yield List.of(
                        Vectors.dense(-margin, margin),
                        Vectors.dense(1 - second, second),
                        second > threshold ? 1.0 : 0.0,
                        origin.isReconstructed());
            }
            case SOFTMAX ->
                List.of(
                        Vectors.dense(margins),
                        Vectors.dense(softmax(margins)),
                        (double) largest(margins),
                        origin.isReconstructed());
        };
    }

    private static int largest(double[] margins) {
        int largest = 0;
        for (int i = 1; i < margins.length; i++) {
            largest = margins[i] > margins[largest] ? i : largest;
        }
        return largest;
    }

    private static double[] softmax(double[] margins) {
        double largest = margins[largest(margins)];
        double[] shares =
                Arrays.stream(margins).map(margin -> Math.exp(margin - largest)).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }
}
