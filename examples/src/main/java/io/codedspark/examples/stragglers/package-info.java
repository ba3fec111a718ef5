/**
 * {@code bin/coded bench stragglers}: the same troubles ({@link io.codedspark.examples.stragglers.Situation}) for plain Spark,
 * speculation, replication and codes ({@link io.codedspark.examples.stragglers.Remedy}) on the same slots.
 */
@NullMarked
package io.codedspark.examples.stragglers;

import org.jspecify.annotations.NullMarked;
