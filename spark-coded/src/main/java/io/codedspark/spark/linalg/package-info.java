/** Coded linear algebra: matrices that are encoded once and multiplied often. */
@NullMarked
package io.codedspark.spark.linalg;

import org.jspecify.annotations.NullMarked;
