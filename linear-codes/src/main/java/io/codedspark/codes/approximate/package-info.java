/**
 * Codes whose decoding is an estimate: Berrut's rational interpolation and smoothing splines for any smooth function of a
 * block, and over-sketching for large matrix products. {@link io.codedspark.codes.approximate.ApproximateCodes} makes
 * them. They have no threshold: every arrived task makes the estimate better. Their tasks work on mixtures of blocks and
 * never on a block itself, so every answer is an estimate, also when no task is missing; choose them only with many more
 * tasks than blocks, and compare with replication at the same number of tasks.
 */
@NullMarked
package io.codedspark.codes.approximate;

import org.jspecify.annotations.NullMarked;
