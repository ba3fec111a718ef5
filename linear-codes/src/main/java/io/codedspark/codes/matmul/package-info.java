/**
 * Codes of matrix products {@code A B} whose two sides are cut into parts and coded both.
 * {@link io.codedspark.codes.matmul.MatrixProductCodes} makes them: task {@code t} multiplies a weighted sum of the parts
 * of {@code A} by one of the parts of {@code B}. A decoding gives the products of all pairs of parts (product and
 * Khatri-Rao codes), or sums of them over the inner dimension (OrthoMatDot and entangled codes).
 */
@NullMarked
package io.codedspark.codes.matmul;

import org.jspecify.annotations.NullMarked;
