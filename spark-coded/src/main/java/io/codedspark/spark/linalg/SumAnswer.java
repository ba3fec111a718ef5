package io.codedspark.spark.linalg;

import io.codedspark.spark.CodedReport;

/**
 * A sum over all rows.
 *
 * @param values the sum
 * @param residual how far the weights of the parts are from 1, in Euclidean norm relative to that of the ones wanted; 0 up
 *     to rounding when the sum is exact
 * @param report what happened
 */
public record SumAnswer(double[] values, double residual, CodedReport report) {}
