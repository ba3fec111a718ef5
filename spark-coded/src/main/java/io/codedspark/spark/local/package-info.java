/**
 * A real Spark cluster on one machine: master and workers as threads of this JVM, executors as separate JVMs on distinct
 * loopback hosts, so that demos, tests and benchmarks can kill, stop and slow executors as they fail in earnest.
 */
@NullMarked
package io.codedspark.spark.local;

import org.jspecify.annotations.NullMarked;
