/**
 * What a user touches first: {@link io.codedspark.spark.CodedFunction} says what is computed and how it is coded;
 * {@link io.codedspark.spark.LinearFunction} is one made of a linear or affine map and a code over the reals.
 */
@NullMarked
package io.codedspark.spark;

import org.jspecify.annotations.NullMarked;
