/**
 * Coded operators on Datasets: the numeric column is coded, every other column stays with its source.
 */
@NullMarked
package io.codedspark.spark.sql;

import org.jspecify.annotations.NullMarked;
