package io.codedspark.spark.linalg;

import org.apache.spark.mllib.linalg.DenseMatrix;

/**
 * A part of a product.
 *
 * @param row number of its first row
 * @param column number of its first column
 * @param values the part
 */
public record ProductBlock(long row, long column, DenseMatrix values) implements java.io.Serializable {}
