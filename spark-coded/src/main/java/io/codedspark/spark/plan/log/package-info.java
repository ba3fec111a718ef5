/**
 * Reading Spark's event logs: {@link io.codedspark.spark.plan.log.EventLogs} turns logs on Hadoop paths into {@link
 * io.codedspark.spark.plan.log.StageRun stage runs} with their {@link io.codedspark.spark.plan.log.TaskAttempt task
 * attempts}. Spark's own parser reads the lines.
 */
@NullMarked
package io.codedspark.spark.plan.log;

import org.jspecify.annotations.NullMarked;
