package io.codedspark.spark.linalg;

import io.codedspark.spark.CodedReport;

/**
 * A gradient over all rows.
 *
 * @param values the sum of the rows' gradients
 * @param loss the sum of the rows' losses
 * @param rows how many rows there are; an estimate when the code is approximate
 * @param residual 0 up to rounding when the sums are exact, else as {@link SumAnswer#residual} says
 * @param report what happened
 */
public record Gradient(double[] values, double loss, double rows, double residual, CodedReport report) {}
