/**
 * Fused kernels for codes over the reals: all weighted sums of some blocks in one pass over strips that stay in cache.
 * {@link io.codedspark.codes.real.kernel.WeightedSums} is the entry; plain loops always work, generated vector kernels
 * take over where {@code jdk.incubator.vector} is there and they are faster.
 */
@NullMarked
package io.codedspark.codes.real.kernel;

import org.jspecify.annotations.NullMarked;
