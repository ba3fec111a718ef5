/**
 * Erasure-coded persistence: a cached RDD or Dataset survives lost executors at (k + r) / k of its size, because lost blocks
 * are decoded and not computed again. {@link io.codedspark.spark.cache.CodedCache} is where it begins.
 */
@NullMarked
package io.codedspark.spark.cache;

import org.jspecify.annotations.NullMarked;
