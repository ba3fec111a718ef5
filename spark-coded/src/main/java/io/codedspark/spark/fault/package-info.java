/**
 * Trouble on purpose, for tests and benchmarks of one's own jobs: a {@link io.codedspark.spark.fault.FaultPlan} says where
 * and when, a {@link io.codedspark.spark.fault.FaultyFunction}
 * carries it out on the executors, {@link io.codedspark.spark.fault.FaultPlan#strike} in any other function. Seeded, so that the same trouble comes
 * again.
 */
@NullMarked
package io.codedspark.spark.fault;

import org.jspecify.annotations.NullMarked;
