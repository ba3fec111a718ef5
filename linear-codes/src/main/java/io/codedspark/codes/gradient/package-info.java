/**
 * Gradient codes: sums over parts, computed by tasks that each hold a few parts, so that the sum is known before all
 * tasks are in. {@link io.codedspark.codes.gradient.GradientCodes} makes them; a task returns the sum of its parts'
 * gradients with its encoder weights, and a decoding's one row of weights adds the arrived tasks up to the whole sum.
 */
@NullMarked
package io.codedspark.codes.gradient;

import org.jspecify.annotations.NullMarked;
