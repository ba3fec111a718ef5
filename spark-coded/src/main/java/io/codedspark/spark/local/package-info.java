/**
 * A Spark cluster on one machine ({@link io.codedspark.spark.local.LocalCluster}): separate executor JVMs on distinct loopback
 * hosts, for demos, tests and benchmarks. Uses Spark's deploy classes.
 */
@NullMarked
package io.codedspark.spark.local;

import org.jspecify.annotations.NullMarked;
