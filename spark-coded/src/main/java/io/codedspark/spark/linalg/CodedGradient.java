package io.codedspark.spark.linalg;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.spark.CodedSpark;
import org.apache.spark.api.java.JavaRDD;

/**
 * Gradients of a sum of losses over the rows of an RDD, for descent loops on the driver. Each evaluation is one Spark job
 * that returns when the code can: with {@code GradientCodes.fractional} the sum is exact although {@code s} tasks are
 * missing, with {@code approximate} and {@code ignoreAndRescale} it is an estimate.
 *
 * <pre>{@code
 * try (CodedGradient<LabeledPoint> gradient = CodedGradient.of(
 *         CodedSpark.on(context), points, GradientCodes.fractional(6, 1), logisticLoss)) {
 *     for (int i = 0; i < 50; i++) {
 *         Gradient g = gradient.at(weights);
 *         for (int j = 0; j < weights.length; j++) {
 *             weights[j] -= rate * g.values()[j] / g.rows();
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>{@link LbfgsLoop} is such a loop. Every task keeps the rows of its parts, in memory and on disk: {@code s + 1} times the data in all.
 *
 * @param <T> a row
 */
public final class CodedGradient<T> implements AutoCloseable {

    private final CodedSum<T> sum;

    private CodedGradient(CodedSum<T> sum) {
        this.sum = sum;
    }

    /**
     * A gradient over an RDD's rows. The rows are read by the first evaluation.
     *
     * @param rows of at least as many partitions as the code has tasks
     * @param code one of {@link io.codedspark.codes.gradient.GradientCodes}
     */
    public static <T> CodedGradient<T> of(
            CodedSpark spark, JavaRDD<T> rows, ArrivalCode code, GradientFunction<T> function) {
        return new CodedGradient<>(CodedSum.of(spark, "gradient", rows, code, new GradientSum<>(function))
                .stored());
    }

    /** The same with another bound on the residual of an approximate code, as {@link CodedSum#tolerating} says. */
    public CodedGradient<T> tolerating(double largestResidual) {
        return new CodedGradient<>(sum.tolerating(largestResidual));
    }

    /** The gradient at weights. */
    public Gradient at(double[] weights) {
        SumAnswer answer = sum.at(weights);
        double[] values = answer.values();
        return new Gradient(
                GradientSum.gradient(values),
                GradientSum.loss(values),
                GradientSum.rows(values),
                answer.residual(),
                answer.report());
    }

    /** Drops what is stored. */
    @Override
    public void close() {
        sum.close();
    }
}
