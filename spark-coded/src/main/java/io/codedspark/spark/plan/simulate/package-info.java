/**
 * A stage as a discrete-event simulation: {@link io.codedspark.spark.plan.simulate.Simulator} schedules the tasks of a
 * {@link io.codedspark.spark.plan.simulate.Workload} on the slots of a {@link
 * io.codedspark.spark.plan.simulate.ClusterShape} under a {@link io.codedspark.spark.plan.simulate.Strategy}. Times are in
 * the unit of the work. Knows no Spark.
 */
@NullMarked
package io.codedspark.spark.plan.simulate;

import org.jspecify.annotations.NullMarked;
