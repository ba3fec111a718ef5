/**
 * How much slower than the median a task may be: {@link io.codedspark.spark.plan.slowdown.SlowdownModel models} to draw
 * from, {@link io.codedspark.spark.plan.slowdown.Slowdowns samples} with right-censored values, and {@link
 * io.codedspark.spark.plan.slowdown.SlowdownFits fits} of the one to the other. Knows no Spark.
 */
@NullMarked
package io.codedspark.spark.plan.slowdown;

import org.jspecify.annotations.NullMarked;
