/** Coded scoring for MLlib's models, as stages of MLlib pipelines. */
@NullMarked
package io.codedspark.spark.ml;

import org.jspecify.annotations.NullMarked;
