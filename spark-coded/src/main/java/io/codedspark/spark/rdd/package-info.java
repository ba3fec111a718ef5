/**
 * The RDDs of a coded job: {@link io.codedspark.spark.rdd.CodedRDD} computes source and parity slots,
 * {@link io.codedspark.spark.rdd.StatusRDD} stores them and reports, {@link io.codedspark.spark.rdd.DecodedRDD} has the
 * source's partitions again. May use Spark's internal classes.
 */
@NullMarked
package io.codedspark.spark.rdd;

import org.jspecify.annotations.NullMarked;
