/**
 * What a user touches first: {@link io.codedspark.spark.CodedFunction} says what is computed and how it is coded.
 */
@NullMarked
package io.codedspark.spark;

import org.jspecify.annotations.NullMarked;
