/**
 * Planning redundancy from Spark's event logs: {@link io.codedspark.spark.plan.Planner} explains why tasks of a stage were
 * late, simulates what codes, speculation and replication would do about it, and recommends a code or says why not. {@link
 * io.codedspark.spark.plan.Backtest} measures how well it predicts.
 */
@NullMarked
package io.codedspark.spark.plan;

import org.jspecify.annotations.NullMarked;
