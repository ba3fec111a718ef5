/**
 * Codes of matrix products {@code A B} whose two sides are cut into parts and coded both.
 * {@link io.codedspark.codes.matmul.MatrixProductCodes} makes them: task {@code t} multiplies a weighted sum of the row
 * blocks of {@code A} by one of the column blocks of {@code B}, and a decoding gives the products of all pairs of parts.
 */
@NullMarked
package io.codedspark.codes.matmul;

import org.jspecify.annotations.NullMarked;
